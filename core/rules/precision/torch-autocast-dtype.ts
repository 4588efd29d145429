import { rule } from '../rule.ts';

export default rule({
  id: 'torch-autocast-dtype',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  since: '0.17.0',
  title: 'An autocast type that DeepSpeed does not know',
  docs: {
    why: "torch_autocast.dtype is one of DeepSpeed's names of types, and lower_precision_safe_modules a list of class names; the rest is refused.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "fp8"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    sources: ['deepspeed/runtime/config.py:186'],
  },
  scope: 'integration',
  check: (view) => view.refusals('torch-autocast-dtype'),
});
