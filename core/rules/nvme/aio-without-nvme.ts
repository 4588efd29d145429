import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'aio-without-nvme',
  group: 'nvme',
  severity: 'notice',
  effect: 'ignored',
  title: 'aio block without NVMe offload',
  docs: {
    why: 'The aio block tunes the reads and writes of NVMe offload and is read by nothing else: without a block that goes to nvme at stage 3 it does nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "aio": {"queue_depth": 16}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}, "aio": {"queue_depth": 16}}',
    sources: ['deepspeed/runtime/engine.py:1793'],
  },
  keys: ['aio'],
  scope: 'integration',
  *check(view) {
    const aio = view.get('aio');
    const stage = zeroStage(view);
    if (aio?.kind !== 'object' || stage === undefined) return;
    const used = (['offload_optimizer', 'offload_param'] as const).some(
      (block) => offloadDevice(view, block) === 'nvme',
    );
    if (used && stage === 3) return;
    yield {
      message: 'The `aio` block tunes NVMe offload, and nothing here is offloaded to NVMe: it does nothing. Remove it.',
      at: onKey(view, 'aio'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'aio'),
    };
  },
});
