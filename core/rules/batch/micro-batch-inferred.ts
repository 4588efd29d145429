import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'micro-batch-inferred',
  group: 'batch',
  severity: 'notice',
  effect: 'advice',
  title: 'Only train_batch_size is given',
  docs: {
    why: "With train_batch_size alone, each GPU's whole share becomes one micro batch, with no accumulation: on few GPUs that is the usual way to run out of memory.",
    bad: '{"train_batch_size": 64}',
    good: '{"train_batch_size": 64, "train_micro_batch_size_per_gpu": 8}',
    sources: ['deepspeed/runtime/config.py:637'],
  },
  keys: ['train_batch_size'],
  scope: 'file',
  *check(view) {
    const absent = (key: string) => {
      const node = view.getWritten(key);
      return node === undefined || node.kind === 'null';
    };
    if (view.getWritten('train_batch_size')?.kind !== 'number') return;
    if (!absent('train_micro_batch_size_per_gpu') || !absent('gradient_accumulation_steps')) return;
    yield {
      message:
        'Only `train_batch_size` is given: the whole share of each GPU becomes one micro batch, without accumulation. Add `train_micro_batch_size_per_gpu`.',
      at: onKey(view, 'train_batch_size'),
    };
  },
});
