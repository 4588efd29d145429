import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hpz-divides-world',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  since: '0.10.0',
  title: 'zero_hpz_partition_size that does not divide the world size',
  docs: {
    why: 'hpZ cuts the ranks into groups of this size (of the whole world where it is larger); the world size must be a multiple of it, or DeepSpeed stops with "not divisible". It is meant to be the GPUs of one node.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 4}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 3}}',
    run: { worldSize: 6 },
    sources: ['deepspeed/utils/groups.py:944'],
  },
  keys: ['zero_optimization'],
  scope: 'world',
  *check(view) {
    if (view.get('zero_optimization', 'zero_hpz_partition_size') === undefined) return;
    const size = view.setting('zero_optimization', 'zero_hpz_partition_size');
    const world = view.worldSize;
    if (zeroStage(view) !== 3 || typeof size !== 'number' || size <= 1 || world === undefined) return;
    if (size > world || world % size === 0) return;
    yield {
      message: `\`zero_hpz_partition_size\` ${size} does not divide the world size: DeepSpeed stops at start. Set it to the number of GPUs of one node.`,
      at: onValue(view, 'zero_optimization', 'zero_hpz_partition_size'),
      ...(!view.worldSizesKnown && { severity: 'notice' as const }),
    };
  },
});
