/** A row of `estimate --batch`: the fields of a measured row in, an estimate or an error out. */
import { readFileSync } from 'node:fs';
import type { Target } from '../core/hardware/target.ts';
import { estimate } from '../core/memory/estimate.ts';
import type { AttentionKernel, ClientOptimizer, LoraAdapters } from '../core/memory/run.ts';
import { verdictOf } from '../core/memory/verdict.ts';
import { readConfigText } from '../hub/config-text.ts';

interface RowShape {
  readonly worldSize: number;
  readonly gpusPerNode: number;
}

type Fields = Readonly<Record<string, unknown>>;

export function estimateRow(row: unknown, targetOf: (shape: RowShape) => Target | null): object {
  if (row === null || typeof row !== 'object' || Array.isArray(row))
    return { id: null, error: 'a row is a JSON object' };
  const fields: Fields = { ...row };
  const id = fields.id ?? null;
  try {
    return { id, ...answer(fields, targetOf) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

function answer(row: Fields, targetOf: (shape: RowShape) => Target | null): object {
  const worldSize = count(row, 'world_size', 1);
  const gpusPerNode = count(row, 'gpus_per_node', 8);
  const config = row.ds_config ?? {};
  const found = estimate({
    worldSize,
    gpusPerNode,
    microBatch: count(row, 'micro_batch', 1),
    sequenceLength: count(row, 'seq', 2048),
    ...('gradient_accumulation_steps' in row
      ? { gradientAccumulationSteps: count(row, 'gradient_accumulation_steps', 1) }
      : {}),
    gradientCheckpointing: row.activation_checkpointing === true,
    attention: attentionOf(row.attention),
    lora: loraOf(row.lora),
    clientOptimizer: optimizerOf(row.client_optimizer),
    config,
    model: { kind: 'config', config: modelConfig(row.model_config) },
  });
  if ('error' in found) return found;
  const target = targetOf({ worldSize, gpusPerNode });
  const { params, trainable_params, gpu, cpu, nvme, terms, confidence } = found;
  return {
    params,
    trainable_params,
    gpu,
    cpu,
    nvme,
    terms,
    verdict: target === null ? null : verdictOf(found, target).fit,
    confidence,
  };
}

function count(row: Fields, field: string, otherwise: number): number {
  const value = row[field] ?? otherwise;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw new Error(`\`${field}\` must be a whole number of at least 1`);
  return value;
}

function modelConfig(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const path = value.endsWith('.json') ? value : `${value}/config.json`;
  const read = readConfigText(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(`${path}: ${read.message}`);
  return read.config;
}

function attentionOf(value: unknown): AttentionKernel {
  if (value === undefined || value === null || value === 'sdpa') return 'sdpa';
  if (value === 'eager') return 'eager';
  if (value === 'flash' || value === 'flash_attention_2') return 'flash';
  throw new Error('`attention` must be sdpa, eager or flash');
}

function loraOf(value: unknown): LoraAdapters | null {
  if (value === null || value === undefined) return null;
  const { r, target_modules: targets } = value as Fields;
  if (typeof r !== 'number' || !Array.isArray(targets)) throw new Error('`lora` must have `r` and `target_modules`');
  return { r, targetModules: targets.map(String) };
}

const OPTIMIZERS = ['torch_adamw', 'torch_adamw_fused', 'torch_sgd', 'torch_adagrad', 'lion', 'adamw_8bit'] as const;

function optimizerOf(value: unknown): ClientOptimizer {
  if (value === null || value === undefined) return null;
  const found = OPTIMIZERS.find((name) => name === value);
  if (found === undefined) throw new Error(`\`client_optimizer\` must be null or one of ${OPTIMIZERS.join(', ')}`);
  return found;
}
