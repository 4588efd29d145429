import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'gas-inferred',
  group: 'batch',
  severity: 'notice',
  effect: 'advice',
  title: 'Gradient accumulation follows from the number of GPUs',
  docs: {
    why: 'With train_batch_size and train_micro_batch_size_per_gpu alone DeepSpeed derives gradient_accumulation_steps from the world size: it changes with the number of GPUs, and is refused where it does not come out even.',
    bad: '{"train_batch_size": 16, "train_micro_batch_size_per_gpu": 4}',
    good: '{"train_micro_batch_size_per_gpu": 4, "gradient_accumulation_steps": 4}',
    sources: ['deepspeed/runtime/config.py:619', 'https://github.com/deepspeedai/DeepSpeed/issues/6914'],
  },
  keys: ['train_batch_size'],
  scope: 'file',
  *check(view) {
    const number = (key: string) => view.getWritten(key)?.kind === 'number';
    const accumulation = view.getWritten('gradient_accumulation_steps');
    if (!number('train_batch_size') || !number('train_micro_batch_size_per_gpu')) return;
    if (accumulation !== undefined && accumulation.kind !== 'null') return;
    yield {
      message:
        '`gradient_accumulation_steps` is left to `train_batch_size` ÷ (micro batch × GPUs), so it changes with the number of GPUs. Write the steps and leave `train_batch_size` out.',
      at: onKey(view, 'train_batch_size'),
    };
  },
});
