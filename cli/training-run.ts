/** A config file, a model and a shape as the run that is estimated and planned. */
import type { TrainingRun } from '../core/memory/run.ts';
import { type EngineConfig, engineConfig, hiddenSizeOf } from './engine-config.ts';
import { readText } from './files.ts';
import { type NamedModel, namedModel } from './model.ts';
import type { Shape } from './shape.ts';

export interface NamedRun {
  readonly named: NamedModel;
  readonly engine: EngineConfig;
  readonly run: TrainingRun;
}

export async function trainingRun(path: string, model: string, shape: Shape): Promise<NamedRun> {
  const named = await namedModel(model);
  const hidden = named.model.kind === 'config' ? hiddenSizeOf(named.model.config) : null;
  const engine = engineConfig(path, await readText(path), shape, hidden);
  const { microBatch, accumulation, config } = engine;
  return {
    named,
    engine,
    run: { ...shape, microBatch, gradientAccumulationSteps: accumulation, config, model: named.model },
  };
}
