import { rule } from '../rule.ts';

export default rule({
  id: 'allreduce-op',
  group: 'gradients',
  severity: 'error',
  effect: 'rejects',
  since: '0.19.0',
  title: 'A gradient reduction that does not exist or does not fit',
  docs: {
    why: 'gradient_allreduce_op is mean or sum, and sum does not go with ZeRO stage 3, ZenFlow and DeepCompile: DeepSpeed refuses it.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_allreduce_op": "avg"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_allreduce_op": "mean"}',
    sources: ['deepspeed/runtime/config.py:696'],
  },
  scope: 'integration',
  check: (view) => view.refusals('allreduce-op'),
});
