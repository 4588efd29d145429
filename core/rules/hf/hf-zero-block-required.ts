import { insertMember } from '../../config/edit-insert.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-zero-block-required',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: 'No zero_optimization, for Transformers and Accelerate',
  docs: {
    why: 'Accelerate, which Transformers uses too, demands a zero_optimization block; {"stage": 0} is enough to go without ZeRO.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "bf16": {"enabled": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "bf16": {"enabled": "auto"}, "zero_optimization": {"stage": 0}}',
    run: { integration: 'hf-trainer' },
    sources: ['accelerate/utils/dataclasses.py:1277'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  check: (view) =>
    view.refusals('hf-zero-block-required').map((report) => {
      const edit = insertMember(view.document, view.written, 'zero_optimization', '{"stage": 0}');
      return edit === undefined
        ? report
        : { ...report, fix: { title: 'add "zero_optimization": {"stage": 0}', edits: [edit], safe: true } };
    }),
});
