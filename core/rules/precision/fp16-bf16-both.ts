import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-bf16-both',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  title: 'fp16 and bf16 both on',
  docs: {
    why: 'A model can train in one of the two only; DeepSpeed refuses the config.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true}, "bf16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": false}, "bf16": {"enabled": true}}',
    sources: ['deepspeed/runtime/config.py:511'],
  },
  scope: 'integration',
  check: (view) => view.refusals('fp16-bf16-both'),
});
