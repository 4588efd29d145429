import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { type Report, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'legacy-fusion',
  group: 'optimizer',
  severity: 'notice',
  effect: 'ignored',
  title: 'legacy_fusion',
  docs: {
    why: 'legacy_fusion is read by one wrapper only: FP16_Optimizer around FusedAdam, which runs at stage 0 with fp16 (or bf16), and there it calls FusedAdam in a way that FusedAdam no longer takes: the first step fails. Everywhere else it does nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}, "legacy_fusion": true}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    sources: [
      'deepspeed/runtime/config.py:310',
      'deepspeed/runtime/engine.py:2590',
      'deepspeed/ops/adam/fused_adam.py:116',
    ],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const fusion = view.get('optimizer', 'legacy_fusion');
    if (fusion === undefined || !isTruthy(fusion)) return;
    const used =
      zeroStage(view) === 0 && modelPrecision(view) !== 'fp32' && builtOptimizer(view)?.className === 'FusedAdam';
    if (used) {
      if (view.run.forwardOnly !== true) yield dies(view);
      return;
    }
    yield {
      message: '`legacy_fusion` acts only at ZeRO stage 0 with fp16 and FusedAdam: here it does nothing. Remove it.',
      at: onKey(view, 'optimizer', 'legacy_fusion'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'optimizer', 'legacy_fusion'),
    };
  },
});

/** FP16_Optimizer.step_fused_adam hands over gradients and a scale, which FusedAdam.step refuses. */
function dies(view: ConfigView): Report {
  return {
    message:
      '`legacy_fusion` calls FusedAdam in a way that it no longer takes: the first step fails ("FusedAdam has been updated"). Remove it.',
    at: onKey(view, 'optimizer', 'legacy_fusion'),
    severity: 'error',
    effect: 'fails',
    ...deletion(view, 'unsafe', 'optimizer', 'legacy_fusion'),
  };
}
