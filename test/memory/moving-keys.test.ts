/** Every key that moves bytes does, on its example; what is not modelled is said; what stays still has its reason. */
import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import { MOVING_KEYS, STILL_KEYS } from '../../core/memory/settings/keys.ts';
import { NOT_MODELLED, notModelled } from '../../core/memory/settings/not-modelled.ts';
import { termById } from '../../core/memory/terms/index.ts';

const DENSE = {
  model_type: 'llama',
  hidden_size: 1024,
  intermediate_size: 2816,
  num_hidden_layers: 16,
  num_attention_heads: 16,
  num_key_value_heads: 4,
  vocab_size: 32000,
};
const SPARSE = { ...DENSE, model_type: 'mixtral', num_hidden_layers: 4, num_local_experts: 8, num_experts_per_tok: 2 };

function estimated(config: Record<string, unknown>): MemoryEstimate {
  const leaf = JSON.stringify(config).includes('leaf_module');
  const frozen = JSON.stringify(config).includes('memory_efficient_linear');
  const found = estimate({
    worldSize: 16,
    gpusPerNode: 8,
    microBatch: 1,
    sequenceLength: 512,
    gradientCheckpointing: false,
    attention: 'sdpa',
    lora: frozen ? { r: 8, targetModules: ['down_proj'] } : null,
    clientOptimizer: null,
    model: { kind: 'config', config: leaf ? SPARSE : DENSE },
    config: { bf16: { enabled: true }, optimizer: { type: 'AdamW' }, ...config },
  });
  if ('error' in found) throw new Error(found.error);
  return found;
}

const figures = ({ gpu, cpu, nvme, phases }: MemoryEstimate): string => JSON.stringify({ gpu, cpu, nvme, phases });

describe('keys that move bytes', () => {
  test.each(MOVING_KEYS.map((moving) => [moving.key, moving] as const))('%s', (key, { from, to }) => {
    const plain = key.endsWith('leaf_module') ? { ...from, model: 'leaf_module' } : from;
    const base = key.endsWith('memory_efficient_linear') ? { ...from, note: 'memory_efficient_linear' } : plain;
    expect(figures(estimated({ ...to }))).not.toBe(figures(estimated({ ...base })));
  });

  test('their terms are files', () => {
    for (const { key, terms } of MOVING_KEYS) {
      for (const term of terms) expect([key, term, termById(term)?.id]).toEqual([key, term, term]);
    }
  });
});

describe('what the replay does not follow is said', () => {
  const examples: Record<string, unknown> = {
    'zero_optimization.mics_shard_size': 8,
    'zero_optimization.stage3_module_granularity_threshold': 1000,
    'zero_optimization.reduce_scatter': false,
    'zero_optimization.zenflow': { topk_ratio: 0.1 },
    'zero_optimization.leaf_module.names': ['model.layers.0'],
    'zero_optimization.leaf_module.name_suffixes': ['mlp'],
    gradient_predivide_factor: 2,
    sequence_parallel_size: 4,
    'pipeline.stages': 2,
  };

  test.each(NOT_MODELLED.map((one) => [one.sentence, one] as const))('%s', (sentence, { path, asked }) => {
    const key = path.join('.');
    const value = key === 'optimizer.type' ? (/Muon/.test(sentence) ? 'Muon' : 'OneBitAdam') : (examples[key] ?? true);
    const config = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;
    expect(asked(value)).toBe(true);
    expect(notModelled(config)).toContain(sentence);
    const asks = config;
    const zero = { stage: 3, ...(asks.zero_optimization as object | undefined) };
    const found = estimated({ ...asks, zero_optimization: zero });
    expect(found.assumptions).toContain(sentence);
    expect(found.confidence).toBe('assumed');
  });

  test('a plain config has nothing to say', () => {
    expect(notModelled({ zero_optimization: { stage: 3, reduce_scatter: true }, bf16: { enabled: true } })).toEqual([]);
    expect(notModelled('no config')).toEqual([]);
  });

  test('an optimizer that nobody knows is a guess', () => {
    const found = estimated({ optimizer: { type: 'Sophia' }, zero_optimization: { stage: 2 } });
    expect(found.confidence).toBe('assumed');
    expect(found.assumptions.join(' ')).toContain('The optimizer Sophia is taken to keep two fp32 tensors');
  });
});

test('keys said to stay still do', () => {
  const before = figures(estimated({ zero_optimization: { stage: 2 } }));
  for (const { key } of STILL_KEYS) {
    const [first = '', second] = key.split('.');
    if (key.includes('fast_init')) continue;
    const value = key.endsWith('size') ? 1e8 : key === 'gradient_clipping' ? 1 : true;
    const config =
      second === undefined
        ? { zero_optimization: { stage: 2 }, [first]: value }
        : { zero_optimization: { stage: 2, [second]: value } };
    expect([key, figures(estimated(config))]).toEqual([key, before]);
  }
});
