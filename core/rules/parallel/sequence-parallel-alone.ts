import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'sequence-parallel-alone',
  group: 'parallel',
  severity: 'warning',
  effect: 'changed',
  since: '0.17.0',
  title: 'sequence_parallel_size without data_parallel_size',
  docs: {
    why: 'Alone, sequence_parallel_size builds no groups at all, yet the batch arithmetic divides the world size by it: the config is checked against a world that the run does not have.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "sequence_parallel_size": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "sequence_parallel_size": 1, "data_parallel_size": 1}',
    sources: ['deepspeed/runtime/config.py:468', 'https://github.com/deepspeedai/DeepSpeed/issues/6582'],
  },
  keys: ['sequence_parallel_size'],
  scope: 'integration',
  *check(view) {
    const size = view.get('sequence_parallel_size');
    if (size === undefined || view.get('data_parallel_size') !== undefined) return;
    if (size.kind === 'number' && size.value === 1) return;
    yield {
      message:
        '`sequence_parallel_size` without `data_parallel_size` builds no sequence groups, but divides the world size in the batch arithmetic. Set both (their product is the number of ranks), or remove it.',
      at: onKey(view, 'sequence_parallel_size'),
    };
  },
});
