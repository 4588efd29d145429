import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'legacy-fusion',
  group: 'optimizer',
  severity: 'notice',
  effect: 'ignored',
  title: 'legacy_fusion',
  docs: {
    why: 'legacy_fusion is read by one wrapper only: FP16_Optimizer around FusedAdam, which runs at stage 0 with fp16 (or bf16). Everywhere else it does nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}, "legacy_fusion": true}, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    sources: ['deepspeed/runtime/config.py:310', 'deepspeed/runtime/engine.py:2590'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    const fusion = view.get('optimizer', 'legacy_fusion');
    if (fusion === undefined || !isTruthy(fusion)) return;
    const used =
      zeroStage(view) === 0 && modelPrecision(view) !== 'fp32' && builtOptimizer(view)?.className === 'FusedAdam';
    if (used) return;
    yield {
      message: '`legacy_fusion` acts only at ZeRO stage 0 with fp16 and FusedAdam: here it does nothing. Remove it.',
      at: onKey(view, 'optimizer', 'legacy_fusion'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'optimizer', 'legacy_fusion'),
    };
  },
});
