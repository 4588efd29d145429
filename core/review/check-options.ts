/** What a check of one config knows: the policy's rules and acceptances, the targets, what is said of the run. */
import type { Workload } from '../policy/policy.ts';
import type { CheckOptions } from '../rules/check.ts';
import type { Integration } from '../rules/rule.ts';
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
      ...runContextOf(workload, around.targetsKnown && cuda ? 'cuda' : null),
      ...(around.targetsKnown ? { gpus: around.targets.map((target) => target.accelerator) } : {}),
    },
    settings: around.settings,
    suppressions: around.policy.suppressions,
  };
}
