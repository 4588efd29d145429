import { rule } from '../rule.ts';

export default rule({
  id: 'checkpoint-values',
  group: 'checkpoint',
  severity: 'error',
  effect: 'rejects',
  title: 'A checkpoint setting that DeepSpeed does not know',
  docs: {
    why: 'tag_validation is Ignore, Warn or Fail, writer.type mock, python or fast, and parallel_write.pipeline_stage a boolean; null and other values crash DeepSpeed.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"tag_validation": "Error"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "checkpoint": {"tag_validation": "Fail"}}',
    sources: ['deepspeed/runtime/config.py:394', 'deepspeed/runtime/model_checkpointing/config.py:25'],
  },
  scope: 'integration',
  check: (view) => view.refusals('checkpoint-values'),
});
