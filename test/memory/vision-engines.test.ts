/** Models that see or hear under the engines: every step ends with what the one before ended with, and the peaks lie above. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { replay } from '../../core/memory/replay.ts';
import type { TrainingRun } from '../../core/memory/run.ts';
import { resolveRun } from '../../core/memory/settings/resolved-run.ts';
import type { SavedCase } from '../../tools/accuracy/saved-tensors.ts';

const rows: readonly SavedCase[] = readFileSync('test/memory/saved-tensors/vision-language.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const plain = rows.filter(
  ({ checkpointing, attention, dtype, lora, frozen }) =>
    [checkpointing, dtype, lora, frozen].every((one) => one === undefined) && attention === 'sdpa',
);
const byType = new Map(plain.map((row) => [row.config.model_type, row] as const));
const bf16 = { bf16: { enabled: true } };

const engines: readonly (readonly [string, Partial<TrainingRun>])[] = [
  [
    'stage 2, accumulation, two images',
    { images: { perSample: 2 }, config: { ...bf16, gradient_accumulation_steps: 2, zero_optimization: { stage: 2 } } },
  ],
  ['stage 3', { config: { ...bf16, zero_optimization: { stage: 3 } } }],
  [
    'stage 3 with offload, checkpointing and few live parameters',
    {
      gradientCheckpointing: true,
      config: {
        ...bf16,
        zero_optimization: {
          stage: 3,
          stage3_max_live_parameters: 1e5,
          offload_optimizer: { device: 'cpu', pin_memory: true },
          offload_param: { device: 'cpu' },
        },
      },
    },
  ],
  [
    'stage 3, adapters everywhere, checkpointing',
    {
      gradientCheckpointing: true,
      lora: { r: 4, targetModules: ['all-linear'] },
      config: { ...bf16, zero_optimization: { stage: 3 } },
    },
  ],
  ['eager in fp32', { attention: 'eager', config: { zero_optimization: { stage: 1 } } }],
];

describe.each(engines)('%s', (_, change) => {
  test.each([...byType])('%s', (_type, { config, batch, sequence }) => {
    const run = resolveRun({
      worldSize: 4,
      microBatch: batch,
      sequenceLength: 2 * sequence,
      gradientCheckpointing: false,
      attention: 'sdpa',
      lora: null,
      clientOptimizer: null,
      config: {},
      ...change,
      model: { kind: 'config', config },
    });
    if ('error' in run) throw new Error(run.error);
    const { afterSteps, peaks } = replay(run);
    expect(afterSteps[2]).toBe(afterSteps[1]);
    expect(peaks.forward.bytes).toBeGreaterThan(peaks['between-steps'].bytes);
    expect(peaks.backward.bytes).toBeGreaterThan(peaks['between-steps'].bytes);
  });
});
