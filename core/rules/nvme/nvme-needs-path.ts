import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'nvme-needs-path',
  group: 'nvme',
  severity: 'error',
  effect: 'fails',
  title: 'NVMe offload without nvme_path',
  docs: {
    why: 'There is no default folder: at stage 3 DeepSpeed joins nvme_path with a folder name at start and dies with "expected str, bytes or os.PathLike object, not NoneType", or with an assertion inside zero.Init.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    sources: [
      'deepspeed/runtime/zero/partition_parameters.py:1230',
      'deepspeed/runtime/zero/stage3.py:840',
      'https://github.com/deepspeedai/DeepSpeed/issues/1005',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    for (const block of BLOCKS) {
      if (offloadDevice(view, block) !== 'nvme') continue;
      // The optimizer's states go to the disk only where there is an optimizer; the parameters always do.
      if (block === 'offload_optimizer' && chooseOptimizer(view).from === 'none') continue;
      const path = view.get('zero_optimization', block, 'nvme_path');
      const missing = path === undefined || path.kind === 'null' || (path.kind === 'string' && path.value === 'auto');
      if (!missing) continue;
      yield {
        message: `\`${block}\` goes to nvme but has no \`nvme_path\`: DeepSpeed has no default folder and stops at start. Set it to a folder on a local NVMe disk of every node.`,
        at: onValue(view, 'zero_optimization', block, 'device'),
      };
    }
  },
});
