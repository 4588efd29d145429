import { rule } from '../rule.ts';

export default rule({
  id: 'zenflow-values',
  group: 'zenflow',
  severity: 'error',
  effect: 'rejects',
  since: '0.17.0',
  title: 'A ZenFlow setting out of range',
  docs: {
    why: 'topk_ratio lies between 0 and 1, select_strategy is auto, step or epoch, intervals are "auto" or whole numbers of at least 1; the rest is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"topk_ratio": 1.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"topk_ratio": 0.1}}}',
    sources: ['deepspeed/runtime/zenflow/zenflow_config.py:55'],
  },
  scope: 'integration',
  check: (view) => view.refusals('zenflow-values'),
});
