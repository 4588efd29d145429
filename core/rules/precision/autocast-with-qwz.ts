import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autocast-with-qwz',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'torch_autocast with zero_quantized_weights',
  docs: {
    why: 'Both decide in which type weights are gathered; DeepSpeed asserts that only one is on.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_weights": true}, "torch_autocast": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "torch_autocast": {"enabled": true}}',
    sources: ['deepspeed/runtime/torch_autocast.py:32'],
  },
  keys: ['torch_autocast'],
  scope: 'integration',
  *check(view) {
    if (!isTruthy(view.get('torch_autocast', 'enabled'))) return;
    if (view.setting('zero_optimization', 'zero_quantized_weights') !== true) return;
    yield {
      message:
        '`torch_autocast` does not go with `zero_quantized_weights`: DeepSpeed stops with an AssertionError. Drop one.',
      at: onKey(view, 'torch_autocast'),
    };
  },
});
