import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'qgz-full-node',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  since: '0.10.0',
  title: 'zero_quantized_gradients on part of a node',
  docs: {
    why: 'qgZ builds its all-to-all groups from whole nodes: between one and two nodes the number of ranks must be exactly the devices of the node, or DeepSpeed stops with "num_gpus not equal to device per node".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_quantized_gradients": false}}',
    run: { worldSize: 3, facts: { devicesPerNode: 2 } },
    sources: ['deepspeed/utils/groups.py:751'],
  },
  keys: ['zero_optimization'],
  scope: 'world',
  *check(view) {
    // The groups are built at every stage, though only stage 3 uses them.
    if (view.setting('zero_optimization', 'zero_quantized_gradients') !== true) return;
    const devices = view.run.devicesPerNode;
    const world = view.worldSize;
    if (devices === undefined || world === undefined || devices < 1) return;
    const nodes = Math.floor(world / devices);
    if (nodes === 0 || world % devices === 0) return;
    yield {
      message: `\`zero_quantized_gradients\` needs whole nodes: the world size must be a multiple of the ${devices} devices of a node. Use all devices of each node, or remove it.`,
      at: onValue(view, 'zero_optimization', 'zero_quantized_gradients'),
      // With more than one node the last, partial one is left out of the groups: the ranks there fail later.
      ...(!view.worldSizesKnown && { severity: 'notice' as const }),
    };
  },
});
