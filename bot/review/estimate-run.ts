/** What `core` expects the run to take, kept in the check so that the measured figures can stand beside it. */

import type { Workload } from '../../core/policy/policy.ts';
import type { EstimatedPhase } from '../checks/state.ts';
import type { RunShape } from '../dispatch/inputs.ts';

export interface EstimateOfRun {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly shape: RunShape;
  readonly workload: Workload | null;
}

/** null: the model is not known, or the config cannot be replayed. Bytes of one GPU. */
export async function estimateRun(_run: EstimateOfRun): Promise<readonly EstimatedPhase[] | null> {
  return null;
}
