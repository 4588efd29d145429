import { isAuto, isTruthy } from '../../deepspeed/run/truth.ts';
import { bareNumberFix } from '../fixes/bare-number.ts';
import { unquoted } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { type Report, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

const FIRST_STEPS = 2;

export default rule({
  id: 'numeric-type',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A value that cannot become the number (or text) it stands for',
  docs: {
    why: 'Inside its strict blocks DeepSpeed takes a number, or a text that is a plain number ("500000000"); for whole numbers no fraction and no "5e8". Anything else stops it. The numbers of the flops profiler are not even looked at before they are computed with.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": "5e8"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "reduce_bucket_size": 5e8}}',
    sources: ['deepspeed/runtime/zero/config.py:113'],
  },
  scope: 'integration',
  *check(view) {
    yield* view.refusals('numeric-type').map((refusal) => bareNumberFix(view, refusal));
    yield* profilerNumbers(view);
  },
});

/** The flops profiler's block is read as it stands: what is no number stops the run where it is computed with. */
function* profilerNumbers(view: ConfigView): Generator<Report> {
  if (!isTruthy(view.get('flops_profiler', 'enabled'))) return;
  const step = view.get('flops_profiler', 'profile_step');
  const late = step?.kind === 'number' && step.value > FIRST_STEPS;
  for (const key of ['profile_step', 'module_depth', 'top_modules', 'recompute_fwd_factor']) {
    const value = view.get('flops_profiler', key);
    if (value === undefined || value.kind === 'number' || value.kind === 'boolean' || isAuto(value)) continue;
    yield {
      message: `\`flops_profiler.${key}\` must be a number, not ${shown(value)}: the run stops at the step that is profiled.${value.kind === 'string' ? ' Drop the quotes.' : ''}`,
      at: onValue(view, 'flops_profiler', key),
      effect: 'fails',
      ...unquoted(view, 'flops_profiler', key),
      // A run may end before.
      ...(late && { severity: 'warning' as const }),
    };
  }
}
