/** Measured rows as runs that can be estimated. A file of test/memory/measured is JSON Lines; its README says what a row holds. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AttentionKernel, ClientOptimizer, TrainingRun } from '../../core/memory/run.ts';

export interface MeasuredRow {
  readonly id: string;
  /** Name of a file in measured/models, unless the row carries its config. */
  readonly model: string;
  readonly model_config?: Readonly<Record<string, unknown>>;
  readonly params: number;
  readonly trainable_params: number;
  readonly largest_layer_params: number;
  readonly world_size: number;
  readonly micro_batch: number;
  readonly seq: number;
  readonly activation_checkpointing: boolean;
  readonly attention: AttentionKernel;
  readonly lora: { readonly r: number; readonly target_modules: readonly string[] } | null;
  readonly client_optimizer: ClientOptimizer;
  readonly ds_config: { readonly zero_optimization?: Readonly<Record<string, unknown>> } & Readonly<
    Record<string, unknown>
  >;
  readonly bytes: Readonly<Record<string, number>>;
}

export const MEASURED = fileURLToPath(new URL('../../test/memory/measured/', import.meta.url));

/** Files whose lines are whole measured runs on one GPU. */
export function rowFiles(): string[] {
  const other = new Set(['two-h200-nccl.jsonl', 'h100-allocator-caps.jsonl']);
  return readdirSync(MEASURED)
    .filter((name) => name.endsWith('.jsonl') && !other.has(name))
    .sort();
}

export function readLines<Line>(name: string): Line[] {
  const lines = readFileSync(`${MEASURED}${name}`, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}

export function modelConfig(row: Pick<MeasuredRow, 'model' | 'model_config'>): unknown {
  return row.model_config ?? JSON.parse(readFileSync(`${MEASURED}models/${row.model}.json`, 'utf8'));
}

export function runOf(row: MeasuredRow): TrainingRun {
  return {
    worldSize: row.world_size,
    microBatch: row.micro_batch,
    sequenceLength: row.seq,
    gradientCheckpointing: row.activation_checkpointing,
    attention: row.attention,
    lora: row.lora === null ? null : { r: row.lora.r, targetModules: row.lora.target_modules },
    clientOptimizer: row.client_optimizer,
    config: row.ds_config,
    model: { kind: 'config', config: modelConfig(row) },
  };
}

export function offloads(row: MeasuredRow): boolean {
  return Object.keys(row.ds_config.zero_optimization ?? {}).some((key) => key.startsWith('offload'));
}
