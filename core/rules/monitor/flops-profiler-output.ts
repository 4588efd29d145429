import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'flops-profiler-output',
  group: 'monitor',
  severity: 'notice',
  effect: 'advice',
  title: 'The folder of flops_profiler.output_file',
  docs: {
    why: 'The profiler opens output_file in the middle of the training, at profile_step, and creates no folder that is missing below a read-only one: the run stops there.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "flops_profiler": {"enabled": true, "output_file": "/data/flops.txt"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "flops_profiler": {"enabled": true}}',
    sources: ['deepspeed/profiling/flops_profiler/profiler.py:286'],
  },
  keys: ['flops_profiler'],
  scope: 'integration',
  *check(view) {
    const file = view.get('flops_profiler', 'output_file');
    if (file?.kind !== 'string' || file.value === '' || !isTruthy(view.get('flops_profiler', 'enabled'))) return;
    yield {
      message:
        '`flops_profiler.output_file` is opened at `profile_step`: its folder must be there and writable, or the run stops there.',
      at: onValue(view, 'flops_profiler', 'output_file'),
    };
  },
});
