import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'pipeline-block-ignored',
  group: 'parallel',
  severity: 'notice',
  effect: 'ignored',
  title: 'pipeline block',
  docs: {
    why: 'The block tunes the PipelineEngine, which only runs for a model built as PipelineModule. Writing "stages" here makes no pipeline.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "pipeline": {"stages": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    sources: ['deepspeed/runtime/config.py:272'],
  },
  keys: ['pipeline'],
  scope: 'integration',
  *check(view) {
    if (view.get('pipeline')?.kind !== 'object' || (view.run.pipelineStages ?? 0) > 0) return;
    yield {
      message:
        'The `pipeline` block acts only for a model that the script builds as a PipelineModule; it splits no other model into stages. Remove it otherwise.',
      at: onKey(view, 'pipeline'),
    };
  },
});
