import { isTruthy } from '../../deepspeed/run/truth.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'managed-gradient-accumulation',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  title: 'managed_gradient_accumulation: false where it is not supported',
  docs: {
    why: 'When the script itself owns the accumulation boundary, DeepSpeed supports overlap_comm at stage 2 and 3 only, and neither pipelines nor DeepCompile: it asserts this at start.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": true}, "managed_gradient_accumulation": false}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": false}, "managed_gradient_accumulation": false}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:2032'],
  },
  since: '0.19.0',
  keys: ['managed_gradient_accumulation'],
  scope: 'integration',
  *check(view) {
    const managed = view.get('managed_gradient_accumulation');
    if (managed === undefined || isTruthy(managed)) return;
    const obstacle = findObstacle(view);
    if (obstacle === undefined) return;
    yield {
      message: `\`managed_gradient_accumulation: false\` does not go with ${obstacle}: the run stops. ${view.integration === 'raw' ? 'Remove one of the two.' : 'Remove it.'}`,
      at: onValue(view, 'managed_gradient_accumulation'),
    };
  },
});

function findObstacle(view: ConfigView): string | undefined {
  if (view.integration !== 'raw') return 'Trainer and accelerate, which set the boundary themselves';
  const stage = zeroStage(view);
  if ((stage === 0 || stage === 1) && view.setting('zero_optimization', 'overlap_comm') === true)
    return `\`overlap_comm\` at ZeRO stage ${stage}`;
  if ((view.run.pipelineStages ?? 0) > 0) return 'a PipelineModule';
  return view.setting('compile', 'deepcompile') === true ? '`compile.deepcompile`' : undefined;
}
