/** Relative errors of estimates against measured rows. */
import { estimate } from '../../core/memory/estimate.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import { type MeasuredRow, offloads, runOf } from './rows.ts';

/** Below this a figure is noise of a few blocks (bytes). */
const NOISE = 1e6;

export const GPU_FIELDS = [
  'model_on_gpu',
  'after_init',
  'peak_init',
  'peak_forward',
  'peak_backward',
  'peak_step',
  'after_step',
  'peak_allocated',
  'peak_reserved',
] as const;

export const FIELDS = [...GPU_FIELDS, 'cpu_rss_delta_peak', 'pinned_allocated_peak'] as const;
export type Field = (typeof FIELDS)[number];

export interface Compared {
  readonly row: MeasuredRow;
  readonly estimate: MemoryEstimate;
  /** Signed, as a share of the measured figure; CPU figures of rows with offload only. */
  readonly errors: Readonly<Partial<Record<Field, number>>>;
}

export function compare(row: MeasuredRow): Compared {
  const result = estimate(runOf(row));
  if ('error' in result) throw new Error(`${row.id}: ${result.error}`);
  const errors: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const measured = row.bytes[field] ?? 0;
    const predicted = predictedOf(result, field);
    const onCpu = field === 'cpu_rss_delta_peak' || field === 'pinned_allocated_peak';
    if (predicted === null || measured < NOISE || (onCpu && !offloads(row))) continue;
    errors[field] = (predicted - measured) / measured;
  }
  return { row, estimate: result, errors };
}

function predictedOf({ gpu, cpu }: MemoryEstimate, field: Field): number | null {
  if (field === 'cpu_rss_delta_peak') return cpu.rss_per_rank;
  if (field === 'pinned_allocated_peak') return cpu.pinned_per_rank;
  return gpu[field];
}

export interface Summary {
  readonly count: number;
  /** Shares, absolute values. */
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export function summarize(errors: readonly number[]): Summary {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    count: sorted.length,
    mean: sorted.reduce((sum, error) => sum + error, 0) / Math.max(1, sorted.length),
    median: at(0.5),
    p95: at(0.95),
    max: sorted.at(-1) ?? 0,
  };
}

export function errorsOf(compared: readonly Compared[], field: Field): number[] {
  return compared.map(({ errors }) => errors[field]).filter((error) => error !== undefined);
}
