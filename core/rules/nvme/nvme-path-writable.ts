import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

/** Linux makes no folders of ours there, whoever asks. */
const NO_FOLDERS = /^\/(?:proc|sys|dev\/null)(?:\/|$)/;

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'nvme-path-writable',
  group: 'nvme',
  severity: 'notice',
  effect: 'advice',
  title: 'The NVMe folder must be there on every node',
  docs: {
    why: 'DeepSpeed creates its folders below nvme_path when it starts and empties the one for parameters. A path that cannot be created, or that is a network mount shared by several nodes, ends the run or mixes up the files of the ranks.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      'deepspeed/runtime/swap_tensor/partitioned_param_swapper.py:89',
      'deepspeed/runtime/zero/stage3.py:840',
      'https://github.com/deepspeedai/DeepSpeed/issues/1627',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    const seen = new Set<string>();
    for (const block of BLOCKS) {
      if (offloadDevice(view, block) !== 'nvme') continue;
      const path = view.get('zero_optimization', block, 'nvme_path');
      if (path?.kind !== 'string' || path.value === 'auto' || seen.has(path.value)) continue;
      seen.add(path.value);
      const never = NO_FOLDERS.test(path.value);
      yield {
        message: never
          ? '`nvme_path` is created when training starts, and no folder can be created there: the run stops. Name a folder on a local disk.'
          : '`nvme_path` is created when training starts: it must be writable, and a disk of its own, on every node. Check the mount in the job or container.',
        at: onValue(view, 'zero_optimization', block, 'nvme_path'),
        ...(never && { severity: 'error' as const, effect: 'fails' as const }),
      };
    }
  },
});
