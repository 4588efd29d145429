/** Whatever is handed in: an estimate, or a sentence about what is wrong. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { estimate } from '../../core/memory/estimate.ts';
import type { TrainingRun } from '../../core/memory/run.ts';

const LLAMA = {
  model_type: 'llama',
  hidden_size: 256,
  intermediate_size: 512,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  num_key_value_heads: 2,
  vocab_size: 1000,
};

const RUN: TrainingRun = {
  worldSize: 8,
  microBatch: 1,
  sequenceLength: 128,
  gradientCheckpointing: false,
  attention: 'sdpa',
  lora: null,
  clientOptimizer: null,
  config: { bf16: { enabled: true }, zero_optimization: { stage: 2 } },
  model: { kind: 'config', config: LLAMA },
};

const withModel = (change: Record<string, unknown>): TrainingRun => ({
  ...RUN,
  model: { kind: 'config', config: { ...LLAMA, ...change } },
});

const SENTENCES: readonly (readonly [string, TrainingRun, RegExp])[] = [
  [
    'unknown architecture',
    withModel({ model_type: 'quantum_net' }),
    /"quantum_net" is not modelled: its activations are unknown.*llama/,
  ],
  ['no model_type', withModel({ model_type: undefined }), /is not modelled/],
  ['negative size', withModel({ hidden_size: -1 }), /hidden_size .* not a positive integer/],
  ['absurd size', withModel({ vocab_size: 1e15 }), /vocab_size .* not a positive integer/],
  ['a size that is text', withModel({ num_hidden_layers: '32' }), /num_hidden_layers/],
  ['heads that do not divide', withModel({ num_key_value_heads: 3 }), /does not divide: 4 \/ 3/],
  ['a config that is a list', { ...RUN, model: { kind: 'config', config: [] } }, /not a JSON object/],
  ['a ds_config that is text', { ...RUN, config: 'zero' }, /DeepSpeed config is not a JSON object/],
  ['world size 0', { ...RUN, worldSize: 0 }, /world size 0/],
  ['world size of a fraction', { ...RUN, worldSize: 1.5 }, /world size 1.5/],
  [
    'world size that tensor parallelism does not divide',
    { ...RUN, config: { tensor_parallel: { autotp_size: 3 } } },
    /world size 8 does not divide by the tensor parallel size 3/,
  ],
  ['NaN sequence', { ...RUN, sequenceLength: Number.NaN }, /sequence length NaN/],
  ['LoRA of rank 0', { ...RUN, lora: { r: 0, targetModules: ['q_proj'] } }, /LoRA rank 0/],
  [
    'LoRA on nothing',
    { ...RUN, lora: { r: 8, targetModules: ['nothing'] } },
    /None of the LoRA target modules \(nothing\)/,
  ],
  ['negative count', { ...RUN, model: { kind: 'count', params: -1, largestLayer: 1 } }, /positive numbers/],
];

test.each(SENTENCES)('%s', (_, run, sentence) => {
  const result = estimate(run);
  expect('error' in result && result.error).toMatch(sentence);
});

describe('a count instead of a model', () => {
  test('model states are known, activations are not', () => {
    const result = estimate({ ...RUN, model: { kind: 'count', params: 7e9, largestLayer: 1e8 } });
    if ('error' in result) throw new Error(result.error);
    expect(result.gpu.peak_forward).toBeNull();
    expect(result.gpu.peak_step).toBeGreaterThan(0);
  });
});

test('never throws', () => {
  const anything = fc.anything({ withNullPrototype: true, maxDepth: 3 });
  fc.assert(
    fc.property(anything, anything, fc.double(), (config, zero, worldSize) => {
      const result = estimate({ ...RUN, worldSize, config: { zero_optimization: zero, bf16: config } });
      const other = estimate({ ...RUN, model: { kind: 'config', config } });
      expect(typeof result === 'object' && typeof other === 'object').toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('__proto__ in a config is a key like any other', () => {
  const config = JSON.parse('{"__proto__": {"model_type": "llama"}, "hidden_size": 64}');
  expect(estimate({ ...RUN, model: { kind: 'config', config } })).toHaveProperty('error');
});
