import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autotp-size-world',
  group: 'parallel',
  severity: 'error',
  effect: 'fails',
  since: '0.16.0',
  title: 'autotp_size that does not fit the world size',
  docs: {
    why: 'AutoTP lays a mesh of data-parallel × autotp_size over the ranks. A size above the world fails with "Mesh should not be bigger than default world size"; one that does not divide it leaves ranks over.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "tensor_parallel": {"autotp_size": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "tensor_parallel": {"autotp_size": 2}}',
    run: { worldSize: 2 },
    sources: ['deepspeed/utils/groups.py:202'],
  },
  keys: ['tensor_parallel'],
  scope: 'world',
  *check(view) {
    const size = view.setting('tensor_parallel', 'autotp_size');
    const world = view.worldSize;
    if (size === 0 && view.integration === 'hf-trainer' && view.get('tensor_parallel', 'autotp_size') !== undefined) {
      yield {
        message:
          '`autotp_size` 0 means no tensor parallelism for DeepSpeed, but Transformers divides the number of ranks by it and stops. Delete `tensor_parallel`.',
        at: onValue(view, 'tensor_parallel', 'autotp_size'),
      };
      return;
    }
    if (typeof size !== 'number' || size <= 1 || world === undefined || world % size === 0) return;
    yield {
      message: `\`autotp_size\` ${size} must divide the number of ranks: DeepSpeed cannot build its tensor-parallel mesh. Use a divisor of the world size, mostly the GPUs of one node.`,
      at: onValue(view, 'tensor_parallel', 'autotp_size'),
      ...(!view.worldSizesKnown && { severity: 'notice' as const }),
    };
  },
});
