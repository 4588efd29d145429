/** Verdicts of measured runs on every card that is known: the measured peaks decide who is right. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { makeTarget } from '../../core/hardware/make-target.ts';
import { estimate } from '../../core/memory/estimate.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import type { AttentionKernel, ClientOptimizer } from '../../core/memory/run.ts';
import { verdictOf } from '../../core/memory/verdict.ts';
import { loadHardware } from '../../data/index.ts';

const folder = 'test/memory/measured';
interface Row {
  readonly id: string;
  readonly model: string;
  readonly model_config?: object;
  readonly world_size: number;
  readonly micro_batch: number;
  readonly seq: number;
  readonly activation_checkpointing: boolean;
  readonly attention: AttentionKernel;
  readonly lora: { readonly r: number; readonly target_modules: readonly string[] } | null;
  readonly client_optimizer: ClientOptimizer;
  readonly ds_config: object;
  readonly bytes: { readonly peak_overall: number; readonly peak_reserved: number };
}

const rows = ['h100.jsonl', 'h100-more-families.jsonl']
  .map((name) => `${folder}/${name}`)
  .filter((path) => existsSync(path))
  .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Row);
const { accelerators } = await loadHardware();

function replayed(row: Row): MemoryEstimate | null {
  const config: unknown = row.model_config ?? JSON.parse(readFileSync(`${folder}/models/${row.model}.json`, 'utf8'));
  const found = estimate({
    worldSize: row.world_size,
    microBatch: row.micro_batch,
    sequenceLength: row.seq,
    gradientCheckpointing: row.activation_checkpointing,
    attention: row.attention,
    lora: row.lora === null ? null : { r: row.lora.r, targetModules: row.lora.target_modules },
    clientOptimizer: row.client_optimizer,
    config: row.ds_config,
    model: { kind: 'config', config },
  });
  return 'error' in found ? null : found;
}

interface Judged {
  readonly row: string;
  readonly card: string;
  readonly fit: string;
  readonly allocatedFits: boolean;
  readonly reservedFits: boolean;
}

const plenty = { bytes: 1e15, basis: 'assumed', source: 'a test' } as const;
const judged: readonly Judged[] = rows.flatMap((row) => {
  const found = replayed(row);
  if (found === null) return [];
  return accelerators.map((accelerator): Judged => {
    const target = makeTarget({ accelerator, gpusPerNode: row.world_size, nodes: 1, cpu: plenty, nvme: plenty });
    return {
      row: row.id,
      card: accelerator.id,
      fit: verdictOf(found, target).fit,
      allocatedFits: row.bytes.peak_overall <= target.gpu.usableBytes,
      reservedFits: row.bytes.peak_reserved <= target.gpu.usableBytes,
    };
  });
});

describe('verdicts against measured peaks', () => {
  test('cover the measured runs on every card', () => {
    expect(judged.length).toBeGreaterThan(120 * 60);
  });

  test('fits: on no card does what the run really reserved exceed the card', () => {
    expect(judged.filter((one) => one.fit === 'fits' && !one.reservedFits)).toEqual([]);
  });

  test('does-not-fit: on no card would what the run really allocated have fitted', () => {
    expect(judged.filter((one) => one.fit === 'does-not-fit' && one.allocatedFits)).toEqual([]);
  });

  test('tight is no refuge: one in twenty at most, and mostly where what was allocated fits and what was reserved does not', () => {
    const tight = judged.filter((one) => one.fit === 'tight');
    expect(tight.length / judged.length).toBeLessThan(0.05);
    expect(tight.filter((one) => one.allocatedFits && !one.reservedFits).length / tight.length).toBeGreaterThan(0.5);
  });
});
