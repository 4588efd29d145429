import { usesBf16Optimizer } from '../../deepspeed/run/bf16-optimizer.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'allgather-bucket-even',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  title: 'Odd allgather_bucket_size',
  docs: {
    why: 'Stages 1 and 2 assert at start that allgather_bucket_size is a multiple of 2, so that NCCL buffers start on a 4-byte boundary.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "allgather_bucket_size": 500000001}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "allgather_bucket_size": 500000000}}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:391'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    const size = view.setting('zero_optimization', 'allgather_bucket_size');
    if ((stage !== 1 && stage !== 2) || typeof size !== 'number' || size % 2 === 0) return;
    if (chooseOptimizer(view).from === 'none' || usesBf16Optimizer(view)) return;
    yield {
      message:
        '`allgather_bucket_size` must be even: ZeRO stages 1 and 2 stop with an AssertionError at start. Add or take 1.',
      at: onValue(view, 'zero_optimization', 'allgather_bucket_size'),
      ...replacement(view, 'safe', String(size - 1), 'zero_optimization', 'allgather_bucket_size'),
    };
  },
});
