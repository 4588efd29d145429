/** Runs and targets that the tests of the plan share. */
import { resolveTargets } from '../../../core/hardware/resolve-targets.ts';
import type { Target, TargetRequest } from '../../../core/hardware/target.ts';
import type { TrainingRun } from '../../../core/memory/run.ts';
import { findModel } from '../../../core/models/find-model.ts';
import { loadHardware, loadModels } from '../../../data/index.ts';

const [hardware, models] = await Promise.all([loadHardware(), loadModels()]);

export function targetOf(request: TargetRequest): Target {
  const [target] = resolveTargets([request], hardware).targets;
  if (target === undefined) throw new Error(`no target ${JSON.stringify(request)}`);
  return target;
}

export function runOf(id: string, config: object, more: Partial<TrainingRun> = {}): TrainingRun {
  const search = findModel(id, models);
  if (!search.found) throw new Error(search.message);
  return {
    worldSize: 8,
    microBatch: 2,
    sequenceLength: 2048,
    gradientCheckpointing: true,
    attention: 'sdpa',
    lora: null,
    clientOptimizer: null,
    config: { bf16: { enabled: true }, optimizer: { type: 'AdamW' }, ...config },
    model: { kind: 'config', config: search.model.config },
    ...more,
  };
}
