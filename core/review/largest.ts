/** Without a model: how large one may be, on a side and a target. */
import type { Target } from '../hardware/target.ts';
import { largestModel } from '../memory/largest-model.ts';
import type { Side } from './side.ts';

export interface Largest {
  /** Elements. */
  readonly params: number;
  /** What ends it, in words. */
  readonly limit: string;
}

export function largestModelOf(side: Side, target: Target): Largest | null {
  if (side.document.root === null) return null;
  const { params, limit, unjudged } = largestModel(side.resolved(target.worldSize), target);
  if (limit === null) return null;
  const ends = { gpu: 'GPU memory ends it', cpu: 'CPU memory ends it', nvme: 'NVMe ends it' }[limit];
  const missing = unjudged.map((resource) => ({ cpu: 'CPU memory', nvme: 'NVMe' })[resource]);
  return { params, limit: missing.length === 0 ? ends : `${ends}; ${missing.join(' and ')} of the target not known` };
}
