import { booleanFix } from '../fixes/boolean.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'bool-type',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A value that is no boolean',
  docs: {
    why: 'Strict blocks read true, 1, "true", "yes", "on" and their opposites; wall_clock_breakdown must be a real JSON boolean. Anything else stops DeepSpeed.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "wall_clock_breakdown": "false"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "wall_clock_breakdown": false}',
    sources: ['deepspeed/runtime/config.py:533'],
  },
  scope: 'integration',
  check: (view) => view.refusals('bool-type').map((refusal) => booleanFix(view, refusal)),
});
