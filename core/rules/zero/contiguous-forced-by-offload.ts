import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'contiguous-forced-by-offload',
  group: 'zero',
  severity: 'notice',
  effect: 'changed',
  title: 'contiguous_gradients: false with optimizer offload',
  docs: {
    why: 'Optimizer offload at stages 1 and 2 needs contiguous gradients and switches them on whatever the config says, with the GPU memory of their buffer.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "contiguous_gradients": false, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "contiguous_gradients": false}}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:300'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if ((stage !== 1 && stage !== 2) || !usesCpuOptimizer(view)) return;
    if (view.setting('zero_optimization', 'contiguous_gradients') !== false) return;
    yield {
      message:
        '`contiguous_gradients: false` has no effect: optimizer offload at ZeRO stages 1 and 2 switches it on. Remove it.',
      at: onValue(view, 'zero_optimization', 'contiguous_gradients'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', 'contiguous_gradients'),
    };
  },
});
