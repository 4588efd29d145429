/** Every family: parameter counts of all catalogued shapes, and a replay that leaves nothing behind under every engine. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { CachingAllocator } from '../../core/memory/allocator/caching-allocator.ts';
import { Graph } from '../../core/memory/autograd/graph.ts';
import { Network } from '../../core/memory/model/network.ts';
import { replay } from '../../core/memory/replay.ts';
import type { TrainingRun } from '../../core/memory/run.ts';
import { resolveRun } from '../../core/memory/settings/resolved-run.ts';
import { Tape } from '../../core/memory/tape/tape.ts';
import { TERMS_ON_GPU } from '../../core/memory/terms/numbers.ts';
import { Fields } from '../../core/models/families/fields.ts';
import { familyOf, knownModelTypes } from '../../core/models/families/index.ts';

interface Shape {
  readonly config: { readonly model_type: string } & Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly largest: number;
}

const file = fileURLToPath(new URL('../../data/models/catalogue.json', import.meta.url));
const { shapes }: { shapes: readonly Shape[] } = JSON.parse(readFileSync(file, 'utf8'));
const known = shapes.filter(({ config }) => familyOf(config.model_type) !== undefined);
/** Families without a catalogued model: small shapes whose parameters the saved-tensors test compares. */
const savedTensors = fileURLToPath(new URL('saved-tensors.jsonl', import.meta.url));
const uncatalogued: readonly Pick<Shape, 'config'>[] = readFileSync(savedTensors, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const byType = new Map([...uncatalogued, ...known].map(({ config }) => [config.model_type, { config }] as const));

const OPTIONS = {
  width: 2,
  batch: 1,
  sequence: 64,
  checkpointing: false,
  attention: 'sdpa',
  lora: null,
  frozen: [],
  zero3: false,
  tensorParallel: 1,
} as const;

function counted(config: Shape['config']): readonly [number, number] {
  const net = new Network(new Graph(new Tape(new CachingAllocator(), TERMS_ON_GPU)), OPTIONS);
  familyOf(config.model_type)?.build(net, Fields.of(config));
  const sum = (parameters: readonly { readonly elements: number }[]): number =>
    parameters.reduce((total, { elements }) => total + elements, 0);
  return [sum(net.parameters), Math.max(...net.modules.map(({ parameters }) => sum(parameters)))];
}

describe('counts equal those of transformers on the meta device', () => {
  test('most of the catalogue is modelled', () => {
    expect(known.length / shapes.length).toBeGreaterThan(0.7);
  });

  test.each(knownModelTypes())('%s', (type) => {
    for (const { config, total, largest } of known.filter((shape) => shape.config.model_type === type)) {
      expect([config, ...counted(config)]).toEqual([config, total, largest]);
    }
  });
});

const FEW_LAYERS = {
  num_hidden_layers: 2,
  num_layers: 2,
  num_decoder_layers: 2,
  n_layer: 2,
  n_layers: 2,
  depth: 2,
  layers: 2,
  encoder_layers: 2,
  decoder_layers: 2,
  max_position_embeddings: 512,
};

/** The same shape with two layers, in nested configs too. */
function small(config: Shape['config']): Record<string, unknown> {
  const nested = Object.entries(config).filter(([name]) => name.endsWith('_config'));
  return {
    ...config,
    ...FEW_LAYERS,
    ...Object.fromEntries(nested.map(([name, value]) => [name, { ...Object(value), ...FEW_LAYERS }])),
  };
}

const engines: readonly (readonly [string, Partial<TrainingRun>])[] = [
  ['stage 0', { config: { bf16: { enabled: true } } }],
  ['stage 1 in fp32, eager', { attention: 'eager', config: { zero_optimization: { stage: 1 } } }],
  [
    'stage 2 with accumulation and checkpointing',
    {
      gradientCheckpointing: true,
      config: { bf16: { enabled: true }, gradient_accumulation_steps: 3, zero_optimization: { stage: 2 } },
    },
  ],
  ['stage 3', { config: { bf16: { enabled: true }, zero_optimization: { stage: 3 } } }],
  [
    'stage 3 with offload, checkpointing and few live parameters',
    {
      gradientCheckpointing: true,
      config: {
        bf16: { enabled: true },
        zero_optimization: {
          stage: 3,
          stage3_max_live_parameters: 1e6,
          offload_optimizer: { device: 'cpu', pin_memory: true },
          offload_param: { device: 'cpu' },
        },
      },
    },
  ],
];

describe.each(engines)('%s', (_, change) => {
  test.each([...byType].map(([type, { config }]) => [type, config] as const))('%s', (_type, config) => {
    const run = resolveRun({
      worldSize: 4,
      microBatch: 2,
      sequenceLength: 96,
      gradientCheckpointing: false,
      attention: 'sdpa',
      lora: null,
      clientOptimizer: null,
      config: {},
      ...change,
      model: { kind: 'config', config: small(config) },
    });
    if ('error' in run) throw new Error(run.error);
    const { afterSteps, peaks } = replay(run);
    expect(afterSteps[2]).toBe(afterSteps[1]);
    expect(peaks.backward.bytes).toBeGreaterThan(peaks['between-steps'].bytes);
    expect(peaks.forward.bytes).toBeGreaterThan(peaks['between-steps'].bytes);
  });
});
