/** What `core` expects the run to take, kept in the check so that the measured figures can stand beside it; and what the profile changes. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { applyProfile, type Override } from '../../core/config/resolve/apply-profile.ts';
import { estimate } from '../../core/memory/estimate.ts';
import { findModel } from '../../core/models/find-model.ts';
import { effective } from '../../core/review/effective.ts';
import { readSide } from '../../core/review/side.ts';
import { loadModels } from '../../data/index.ts';
import type { EstimatedPhase } from '../checks/state.ts';
import type { RunShape } from '../dispatch/inputs.ts';

export interface EstimateOfRun {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly shape: RunShape;
}

export interface Expected {
  /** null: the model is not known, or the config cannot be replayed. Bytes of one GPU. */
  readonly phases: readonly EstimatedPhase[] | null;
  /** `/zero_optimization/stage: 2 → 3` */
  readonly overrides: readonly string[];
}

/** Tokens of a sample where nobody says: what ds_smoke takes. */
const SEQUENCE_LENGTH = 512;
const STAGES = [0, 1, 2, 3] as const;

const BUILT_IN: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  tiny: () => import('../../smoke/ds_smoke/models/tiny.config.json', { with: { type: 'json' } }),
  'kosmos-2': () => import('../../smoke/ds_smoke/models/kosmos-2.config.json', { with: { type: 'json' } }),
};

/** Never throws: an estimate is beside the point of a run. */
export async function expectedOf({ path, bytes, shape }: EstimateOfRun): Promise<Expected> {
  const { worldSize, microBatch, gradientCheckpointing } = shape;
  const side = readSide(
    path,
    decodeUtf8(bytes).text,
    { worldSizes: [worldSize], run: {} },
    { micro: microBatch, accumulation: null, precision: null },
  );
  if (side.document.root?.kind !== 'object') return { phases: null, overrides: [] };
  const stage = STAGES.find((one) => one === shape.stage);
  const offload = shape.offload === 'cpu' || shape.offload === 'nvme' ? shape.offload : undefined;
  const { config, overrides } = applyProfile(side.resolved(worldSize), {
    ...(stage === undefined ? {} : { stage }),
    ...(offload === undefined ? {} : { offload }),
  });
  const batch = effective(config);
  const model = await modelConfig(shape.model);
  const found =
    model === null
      ? null
      : estimate({
          worldSize,
          microBatch: microBatch ?? batch.microBatch ?? 1,
          sequenceLength: shape.sequenceLength ?? SEQUENCE_LENGTH,
          gradientAccumulationSteps: batch.accumulation ?? 1,
          gradientCheckpointing,
          attention: 'sdpa',
          lora: null,
          clientOptimizer: null,
          config,
          model: { kind: 'config', config: model },
        });
  const phases =
    found === null || 'error' in found
      ? null
      : (['init', 'forward', 'backward', 'step'] as const).map((phase) => ({
          phase,
          bytes: found.gpu[`peak_${phase}`],
        }));
  return { phases, overrides: overrides.map(line) };
}

async function modelConfig(name: string): Promise<unknown> {
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  if (builtIn) return (await builtIn()).default;
  const search = findModel(name, await loadModels());
  return search.found ? search.model.config : null;
}

function line({ pointer, from, to }: Override): string {
  return `${pointer}: ${from === undefined ? 'not set' : JSON.stringify(from)} → ${JSON.stringify(to)}`;
}
