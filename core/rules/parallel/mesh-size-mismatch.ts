import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'mesh-size-mismatch',
  group: 'parallel',
  severity: 'error',
  effect: 'fails',
  since: '0.15.0',
  title: 'data_parallel_size × sequence_parallel_size is not the world size',
  docs: {
    why: 'With both keys DeepSpeed builds a device mesh of that shape over all ranks. A product above the world size fails at once ("Mesh should not be bigger than default world size"), a smaller one leaves ranks without a group.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "data_parallel_size": 4, "sequence_parallel_size": 2}',
    good: '{"train_micro_batch_size_per_gpu": 1, "data_parallel_size": 2, "sequence_parallel_size": 2}',
    run: { integration: 'raw', worldSize: 4 },
    sources: ['deepspeed/comm/comm.py:817', 'deepspeed/__init__.py:543'],
  },
  keys: ['data_parallel_size'],
  scope: 'world',
  *check(view) {
    const data = view.get('data_parallel_size');
    const sequence = view.get('sequence_parallel_size');
    const world = view.worldSize;
    if (data?.kind !== 'number' || sequence?.kind !== 'number' || world === undefined) return;
    if (data.value * sequence.value === world) return;
    yield {
      message: `\`data_parallel_size\` × \`sequence_parallel_size\` = ${data.value * sequence.value} is not the world size: DeepSpeed cannot build its device mesh. Make the product equal to the number of ranks.`,
      at: onValue(view, 'data_parallel_size'),
      ...(!view.worldSizesKnown && { severity: 'notice' as const }),
    };
  },
});
