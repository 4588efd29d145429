/** What a check of one config knows: the policy's rules and acceptances, the targets, what is said of the run. */

import type { ModelCatalogue } from '../models/catalogue.ts';
import { findModel } from '../models/find-model.ts';
import { hiddenSizeOf } from '../models/hidden-size.ts';
import type { Workload } from '../policy/policy.ts';
import type { CheckOptions } from '../rules/check.ts';
import type { Integration } from '../rules/rule.ts';
import type { RunContext } from '../rules/view.ts';
import type { Surroundings } from './config-review.ts';
import type { SuppressionOptions } from './side.ts';
import { runContextOf } from './workload.ts';

/** Those that are looked at where nobody says which is meant. */
export function askedIntegrations(workload: Workload | null): readonly Integration[] {
  return workload?.integration === undefined ? ['raw', 'hf-trainer'] : [workload.integration];
}

export function checkOptions(workload: Workload | null, around: Surroundings): CheckOptions & SuppressionOptions {
  const asked = askedIntegrations(workload);
  const ofTargets = [...new Set(around.targets.map((target) => target.worldSize))].toSorted((a, b) => a - b);
  const sizes = workload?.world_size !== undefined ? [workload.world_size] : around.targetsKnown ? ofTargets : [];
  const cuda = around.targets.length > 0 && around.targets.every((target) => target.accelerator.vendor === 'nvidia');
  return {
    integrations: asked,
    ...(workload?.integration === undefined ? {} : { intended: asked }),
    worldSizes: sizes.length > 0 ? sizes : [1, 4, 8],
    worldSizesKnown: sizes.length > 0,
    deepspeed: around.deepspeed,
    ...(around.release === null ? {} : { release: around.release }),
    run: {
      ...modelFacts(workload, around.models),
      ...runContextOf(workload, around.targetsKnown && cuda ? 'cuda' : null),
      ...(around.targetsKnown ? { gpus: around.targets.map((target) => target.accelerator) } : {}),
    },
    settings: around.settings,
    suppressions: around.policy.suppressions,
  };
}

/** What "auto" takes from the model. That it has no such size is not taken for known: a review has not the class of the model. */
function modelFacts(workload: Workload | null, models: ModelCatalogue): Pick<RunContext, 'hiddenSize'> {
  const search = workload?.model === undefined ? null : findModel(workload.model, models);
  const hiddenSize = search?.found === true ? hiddenSizeOf(search.model.config) : null;
  return typeof hiddenSize === 'number' ? { hiddenSize } : {};
}
