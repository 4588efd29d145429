/** A model whose forward is not modelled, but whose parameters can be counted: its model states, activations unknown and said so. */
import { countParameters } from '../models/count/count.ts';
import { familyOf } from '../models/families/index.ts';
import { modelStatesEstimate } from './model-states.ts';
import type { EstimateError, MemoryEstimate } from './result.ts';
import type { TrainingRun } from './run.ts';
import { isJson } from './settings/read.ts';

/** `why`: what the replay says against the model; it comes back as the error where nothing better can be had. */
export function estimateByShape(run: TrainingRun, why: string): MemoryEstimate | EstimateError {
  const { model, lora, frozen = [] } = run;
  if (model.kind !== 'config' || !isJson(model.config)) return { error: why };
  const type = model.config.model_type;
  // A family that is modelled has a field that is wrong; and what trains beside frozen weights is not known by count.
  if (typeof type === 'string' && familyOf(type) !== undefined) return { error: why };
  if (lora !== null || frozen.length > 0) return { error: why };
  const count = countParameters(model.config);
  if (!count.ok) return { error: why };
  const states = modelStatesEstimate({
    params: count.total + (run.extraParameters ?? 0),
    largestLayer: count.largestLayer,
    worldSize: run.worldSize,
    clientOptimizer: run.clientOptimizer,
    config: run.config,
    ...(run.gpusPerNode === undefined ? {} : { gpusPerNode: run.gpusPerNode }),
    ...(run.gradientAccumulationSteps === undefined
      ? {}
      : { gradientAccumulationSteps: run.gradientAccumulationSteps }),
  });
  const only = `Parameters are counted exactly, but the forward of ${String(type)} is not modelled: activations are not in the figures.`;
  return { ...states, assumptions: [only, ...states.assumptions] };
}
