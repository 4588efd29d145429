import { type Edit, replaceValue } from '../../config/edit.ts';
import { insertMember } from '../../config/edit-insert.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

const KEY = 'train_micro_batch_size_per_gpu';

/** null counts as missing, but the key is there. */
function editOf(view: ConfigView, value: string): Edit | undefined {
  const written = view.getWritten(KEY);
  return written === undefined
    ? insertMember(view.document, view.written, KEY, value)
    : replaceValue(view.document, written, value);
}

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
      // Of the elasticity block, which wants keys of its own.
      if (refusal.member !== undefined) return refusal;
      const value = view.integration === 'raw' ? '1' : '"auto"';
      const edit = editOf(view, value);
      return edit === undefined
        ? refusal
        : { ...refusal, fix: { title: `add "${KEY}": ${value}`, edits: [edit], safe: false } };
    });
  },
});
