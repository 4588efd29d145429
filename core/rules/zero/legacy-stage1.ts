import { usesBf16Optimizer } from '../../deepspeed/run/bf16-optimizer.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'legacy-stage1',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  title: 'legacy_stage1',
  docs: {
    why: 'The old stage 1 went away in DeepSpeed 0.5.9; the key is still accepted by the config and then raises whenever a ZeRO optimizer is built.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1, "legacy_stage1": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/runtime/engine.py:2652'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (view.setting('zero_optimization', 'legacy_stage1') !== true) return;
    const off = zeroStage(view) === 0 || usesBf16Optimizer(view);
    yield {
      message: off
        ? '`legacy_stage1` does nothing here and stops DeepSpeed as soon as a ZeRO optimizer is built. Delete it.'
        : '`legacy_stage1: true` makes DeepSpeed stop at start ("The deprecated version of ZeRO Stage 1 is not supported"). Delete it.',
      at: onKey(view, 'zero_optimization', 'legacy_stage1'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', 'legacy_stage1'),
      ...(off && { severity: 'warning' as const, effect: 'ignored' as const }),
    };
  },
});
