import { closestNames } from '../../text/closest-names.ts';
import { replacement } from '../fixes/members.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

/** deepspeed/utils/logging.py log_levels; case does not count. */
const LEVELS = ['debug', 'info', 'warning', 'error', 'critical'];

export default rule({
  id: 'log-level-value',
  group: 'keys',
  severity: 'error',
  effect: 'fails',
  title: 'Unknown log_level',
  docs: {
    why: 'DeepSpeed looks the level up while it builds the engine and raises for any other name ("warn" too).',
    bad: '{"train_micro_batch_size_per_gpu": 1, "log_level": "warn"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "log_level": "warning"}',
    sources: ['deepspeed/utils/logging.py:189'],
  },
  since: '0.19.0',
  keys: ['log_level'],
  scope: 'integration',
  *check(view) {
    const level = view.get('log_level');
    if (level === undefined || level.kind === 'null') return;
    if (level.kind === 'string' && LEVELS.includes(level.value.toLowerCase())) return;
    const near = level.kind === 'string' ? closestNames(level.value, LEVELS)[0] : undefined;
    yield {
      message: `\`log_level\` ${shown(level)} is none of ${LEVELS.join(', ')}: DeepSpeed stops at start.${near ? ` Did you mean "${near}"?` : ''}`,
      at: onValue(view, 'log_level'),
      ...(near !== undefined && replacement(view, 'unsafe', JSON.stringify(near), 'log_level')),
    };
  },
});
