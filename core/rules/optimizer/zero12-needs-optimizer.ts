import { chooseOptimizer, stepsWithout } from '../../deepspeed/run/optimizer.ts';
import { bf16Block, modelPrecision } from '../../deepspeed/run/precision.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey, onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zero12-needs-optimizer',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'ZeRO stage 1 or 2 without an optimizer',
  docs: {
    why: 'Stages 1 and 2 wrap an optimizer and stop without one ("zero stage 2 requires an optimizer"). Stage 3 may run without: that is how inference uses it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    run: { integration: 'raw', facts: { clientOptimizer: null } },
    sources: ['deepspeed/runtime/engine.py:2659'],
  },
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    // A block without a type is optimizer-without-type's.
    if (stage === undefined || view.get('optimizer') !== undefined) return;
    const { from } = chooseOptimizer(view);
    if (from !== 'none' && from !== 'unknown') return;
    if (stage === 1 || stage === 2)
      yield {
        message: `ZeRO stage ${stage} needs an optimizer, and the config has none: add an \`optimizer\` block, or pass one to \`deepspeed.initialize\`.`,
        at: onValue(view, 'zero_optimization', 'stage'),
        ...(from === 'unknown' && { severity: 'notice' as const, effect: 'advice' as const }),
      };
    else if (from === 'none' && (stepsWithout(view) || (view.run.pipelineStages ?? 0) > 0))
      yield {
        message:
          'This run trains, but has no optimizer: the first step fails. Add an `optimizer` block, or pass one to `deepspeed.initialize`.',
        at: onKey(view, modelPrecision(view) === 'bf16' && stage !== 3 ? bf16Block(view) : 'zero_optimization'),
      };
  },
});
