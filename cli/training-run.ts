/** A config file, a model and a shape as the run that is estimated, planned and tried. */
import type { TrainingRun } from '../core/memory/run.ts';
import { hiddenSizeOf } from '../core/models/hidden-size.ts';
import type { Arguments, Io } from './command.ts';
import { type EngineConfig, engineConfig } from './engine-config.ts';
import { readText } from './files.ts';
import { type NamedModel, namedModel } from './model.ts';
import type { Shape } from './shape.ts';
import { STDIN, STDIN_NAME } from './stdin.ts';

export interface NamedRun {
  readonly named: NamedModel;
  readonly engine: EngineConfig;
  readonly run: TrainingRun;
}

export async function trainingRun(
  path: string,
  model: string,
  shape: Shape,
  args: Arguments,
  io: Io,
): Promise<NamedRun> {
  const named = await namedModel(model, args);
  const engine = await engineFor(path, named, shape, io);
  return { named, engine, run: runOf(named, engine, shape) };
}

/** "auto" filled as for this model; null: for one that nobody names. That DeepSpeed refuses the config is said, and stops nothing. */
export async function engineFor(
  path: string,
  named: NamedModel | null,
  shape: Shape,
  io: Pick<Io, 'err'>,
): Promise<EngineConfig> {
  const engine = engineConfig(
    path === STDIN ? STDIN_NAME : path,
    await readText(path),
    shape,
    hiddenSizeOf(named?.config) ?? null,
  );
  for (const note of named?.notes ?? []) io.err(`ds-review: --model ${named?.name}: ${note}\n`);
  if (engine.refusal !== null) io.err(`ds-review: ${engine.refusal}\n`);
  return engine;
}

/** With the config as the engine will see it, or as a profile has changed that. */
export function runOf(
  named: NamedModel,
  { microBatch, accumulation, config }: EngineConfig,
  shape: Shape,
  changed: TrainingRun['config'] = config,
): TrainingRun {
  return { ...shape, microBatch, gradientAccumulationSteps: accumulation, config: changed, model: named.model };
}
