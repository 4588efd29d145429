import { expect, test } from '@jest/globals';
import { closestNames } from '../../core/text/closest-names.ts';

const KNOWN = [
  'overlap_comm',
  'data_parallel_size',
  'data_types',
  'train_batch_size',
  'gradient_accumulation_steps',
  'zero_optimization',
  'stage3_param_persistence_threshold',
  'stage3_model_persistence_threshold',
  'memory_breakdown',
];

test.each([
  ['comm_overlap', ['overlap_comm']],
  ['comm-overlap', ['overlap_comm']],
  ['model_parallel_size', []],
  ['pipe-parallel-size', []],
  ['delta_type', []],
  ['eval_batch_size', []],
  ['tain_batch_size', ['train_batch_size']],
  ['grad_accumulation_step', ['gradient_accumulation_steps']],
  ['gradient_accumulation', ['gradient_accumulation_steps']],
  ['zero_optimisations', ['zero_optimization']],
  ['ZeroOptimization', ['zero_optimization']],
  ['stage3_param_persitance_threshold', ['stage3_param_persistence_threshold']],
  ['memory_break_down', ['memory_breakdown']],
  ['', []],
])('%s is near to %j', (name, near) => {
  expect(closestNames(name, KNOWN)).toEqual(near);
});
