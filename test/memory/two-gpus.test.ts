/** Two real H200 with NCCL: the replay of rank 0 against both ranks. */
import { expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import { type MeasuredRow, modelConfig, readLines } from '../../tools/accuracy/rows.ts';

interface TwoGpus extends Pick<MeasuredRow, 'id' | 'model' | 'world_size' | 'micro_batch' | 'seq'> {
  readonly rank: number;
  readonly activation_checkpointing: boolean;
  readonly ds_config: Readonly<Record<string, unknown>>;
  readonly real: {
    readonly peak_allocated: number;
    readonly process_on_device: number;
    readonly peak_reserved: number;
  };
}

const rows = readLines<TwoGpus>('two-h200-nccl.jsonl');

test('eight pairs', () => expect(rows).toHaveLength(16));

test.each(rows.map((row) => [`${row.id} rank ${row.rank}`, row] as const))('%s', (_, row) => {
  const result = estimate({
    worldSize: row.world_size,
    microBatch: row.micro_batch,
    sequenceLength: row.seq,
    gradientCheckpointing: row.activation_checkpointing,
    attention: 'sdpa',
    lora: null,
    clientOptimizer: null,
    config: row.ds_config,
    model: { kind: 'config', config: modelConfig(row) },
  });
  if ('error' in result) throw new Error(result.error);
  expect(Math.abs(result.gpu.peak_allocated / row.real.peak_allocated - 1)).toBeLessThan(0.005);
  // Context and NCCL are on top of what the allocator holds.
  expect(Math.abs(result.gpu.context - (row.real.process_on_device - row.real.peak_reserved))).toBeLessThan(
    64 * 2 ** 20,
  );
});
