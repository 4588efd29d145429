import { insertMember } from '../../config/edit-insert.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'batch-missing',
  group: 'batch',
  severity: 'error',
  effect: 'rejects',
  title: 'No batch size',
  docs: {
    why: 'DeepSpeed needs train_batch_size or train_micro_batch_size_per_gpu; gradient_accumulation_steps alone is not enough.',
    bad: '{"gradient_accumulation_steps": 4}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 4}',
    sources: ['deepspeed/runtime/config.py:650'],
  },
  scope: 'world',
  check(view) {
    // In a file that is for the Trainer alone its own rule says it: hf-micro-missing.
    if (view.integration === 'hf-trainer' && !view.intended.includes('raw')) return [];
    return view.refusals('batch-missing').map((refusal) => {
      const value = view.integration === 'raw' ? '1' : '"auto"';
      const edit = insertMember(view.document, view.written, 'train_micro_batch_size_per_gpu', value);
      return edit === undefined
        ? refusal
        : { ...refusal, fix: { title: `add "train_micro_batch_size_per_gpu": ${value}`, edits: [edit], safe: false } };
    });
  },
});
