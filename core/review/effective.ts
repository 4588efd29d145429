/** The settings of a config that people talk about, as DeepSpeed will use them: for the checklist and for what changed. */
import { countOf, flagOf, type Json, section } from '../memory/settings/read.ts';
import { type OffloadDevice, readZero } from '../memory/settings/zero.ts';

export interface Effective {
  readonly stage: 0 | 1 | 2 | 3;
  readonly precision: 'bf16' | 'fp16' | 'fp32' | 'autocast' | 'auto';
  readonly offloadOptimizer: OffloadDevice;
  readonly offloadParameters: OffloadDevice;
  /** Samples; null: left to the launcher, or not there. */
  readonly trainBatch: number | null;
  readonly microBatch: number | null;
  readonly accumulation: number | null;
}

/** `config`: every "auto" resolved that can be. */
export function effective(config: Json): Effective {
  const zero = readZero(config);
  return {
    stage: zero.stage,
    precision: precisionOf(config),
    offloadOptimizer: zero.offloadOptimizer.device,
    offloadParameters: zero.offloadParameters.device,
    trainBatch: positive(config, 'train_batch_size'),
    microBatch: positive(config, 'train_micro_batch_size_per_gpu'),
    accumulation: positive(config, 'gradient_accumulation_steps'),
  };
}

function positive(config: Json, key: string): number | null {
  const value = countOf(config, key, 0);
  return value > 0 ? value : null;
}

function precisionOf(config: Json): Effective['precision'] {
  const bf16 = Object.hasOwn(config, 'bf16') ? section(config, 'bf16') : section(config, 'bfloat16');
  const fp16 = section(config, 'fp16');
  if (flagOf(bf16, 'enabled', false)) return 'bf16';
  if (flagOf(fp16, 'enabled', false)) return 'fp16';
  if (flagOf(section(config, 'torch_autocast'), 'enabled', false)) return 'autocast';
  return bf16.enabled === 'auto' || fp16.enabled === 'auto' ? 'auto' : 'fp32';
}

/** train = micro × accumulation × ranks: the two that are there give the third, as DeepSpeed does. */
export function batchOf(
  settings: Effective,
  ranks: number,
): { train: number; micro: number; accumulation: number } | null {
  const { trainBatch, microBatch, accumulation } = settings;
  const micro = microBatch ?? (trainBatch === null ? null : trainBatch / (ranks * (accumulation ?? 1)));
  if (micro === null) return null;
  const steps = accumulation ?? (trainBatch === null ? 1 : trainBatch / (micro * ranks));
  return { train: trainBatch ?? micro * steps * ranks, micro, accumulation: steps };
}
