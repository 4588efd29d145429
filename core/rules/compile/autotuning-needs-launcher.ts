import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autotuning-needs-launcher',
  group: 'compile',
  severity: 'notice',
  effect: 'advice',
  title: 'autotuning acts with the launcher only',
  docs: {
    why: 'The block is read by `deepspeed --autotuning run|tune`. In a plain run, under torchrun or accelerate, it tunes nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "autotuning": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ['deepspeed/autotuning/config.py:10'],
  },
  keys: ['autotuning'],
  scope: 'integration',
  *check(view) {
    const enabled = view.get('autotuning', 'enabled');
    if (view.get('autotuning')?.kind !== 'object' || (enabled !== undefined && !isTruthy(enabled))) return;
    yield {
      message: '`autotuning` acts only when the run is started with `deepspeed --autotuning run` or `tune`.',
      at: onKey(view, 'autotuning'),
    };
  },
});
