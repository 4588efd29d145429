import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const KEYS = ['zero_quantized_weights', 'zero_quantized_nontrainable_weights', 'zero_quantized_gradients'] as const;

export default rule({
  id: 'zeropp-stage3-only',
  group: 'zero',
  severity: 'warning',
  effect: 'ignored',
  since: '0.10.0',
  title: 'ZeRO++ below stage 3',
  docs: {
    why: 'The quantized collectives of ZeRO++ replace those of stage 3; below it the keys are accepted and nothing is quantized.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    sources: ['deepspeed/runtime/engine.py:1757'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (stage === undefined || stage === 3) return;
    for (const key of KEYS) {
      if (view.setting('zero_optimization', key) !== true) continue;
      yield {
        message: `\`${key}\` does nothing at ZeRO stage ${stage}: it belongs to stage 3. Use stage 3, or remove it.`,
        at: onKey(view, 'zero_optimization', key),
        ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', key),
      };
    }
  },
});
