import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;
const TUNED = ['block_size', 'queue_depth', 'intra_op_parallelism'];

export default rule({
  id: 'hw-nvme-tuning',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'NVMe offload with the default aio settings',
  docs: {
    why: 'One thread, a queue of 8 and blocks of 1 MiB are the defaults, and few disks are at their best with them: the time of a step is often the time of the disk.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}, "aio": {"queue_depth": 32, "intra_op_parallelism": 8}}',
    sources: ['deepspeed/runtime/swap_tensor/constants.py', 'https://github.com/deepspeedai/DeepSpeed/issues/998'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const block = BLOCKS.find((name) => offloadDevice(view, name) === 'nvme');
    if (block === undefined || zeroStage(view) !== 3) return;
    if (TUNED.some((key) => view.get('aio', key) !== undefined)) return;
    yield {
      message:
        'NVMe offload runs with the default `aio` settings (1 MiB blocks, queue of 8, one thread), rarely the best of a disk. Measure it with `ds_nvme_tune` and write an `aio` block.',
      at: onKey(view, 'zero_optimization', block),
    };
  },
});
