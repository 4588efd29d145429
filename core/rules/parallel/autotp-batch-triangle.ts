import { isAuto } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autotp-batch-triangle',
  group: 'parallel',
  severity: 'warning',
  effect: 'changed',
  since: '0.18.0',
  title: 'train_batch_size with AutoTP',
  docs: {
    why: 'Ranks of one tensor-parallel group see the same samples, but the batch check still multiplies by the whole world size. The train_batch_size that is right by arithmetic (micro × accumulation × data-parallel ranks) is refused, and the one that is accepted counts every sample several times.',
    bad: '{"train_batch_size": 4, "train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": 1, "tensor_parallel": {"autotp_size": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 2, "gradient_accumulation_steps": 1, "tensor_parallel": {"autotp_size": 2}}',
    run: { integration: 'raw', worldSize: 2 },
    sources: ['deepspeed/runtime/config.py:461'],
  },
  keys: ['tensor_parallel'],
  scope: 'integration',
  *check(view) {
    const size = view.setting('tensor_parallel', 'autotp_size');
    const train = view.get('train_batch_size');
    if (typeof size !== 'number' || size <= 1 || train === undefined) return;
    if (train.kind === 'null' || train.filledBy !== undefined || isAuto(train)) return;
    yield {
      message:
        'With `autotp_size` the batch check still multiplies by the whole world size, although the ranks of a tensor-parallel group share their samples. Give only `train_micro_batch_size_per_gpu` and `gradient_accumulation_steps`.',
      at: onValue(view, 'train_batch_size'),
    };
  },
});
