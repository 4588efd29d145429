import { missingAtStart } from '../../deepspeed/run/data-efficiency.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'data-efficiency-required',
  group: 'data',
  severity: 'error',
  effect: 'rejects',
  title: 'A data_efficiency feature without its settings',
  docs: {
    why: 'Curriculum learning needs curriculum_metrics and data_cluster_path, dynamic batching max_tokens, random-LTD its layer settings; an enabled feature without them stops DeepSpeed.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "data_sampling": {"enabled": true, "curriculum_learning": {"enabled": true}}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_efficiency": {"enabled": true, "data_sampling": {"enabled": true, "curriculum_learning": {"enabled": false}}}}',
    sources: ['deepspeed/runtime/data_pipeline/config.py:89'],
  },
  scope: 'integration',
  *check(view) {
    yield* view.refusals('data-efficiency-required');
    yield* missingAtStart(view);
  },
});
