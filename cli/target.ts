/** --gpu and --instance: the hardware that a run of this shape is judged for. */

import type { HardwareCatalogue } from '../core/hardware/catalogue.ts';
import { resolveTarget } from '../core/hardware/resolve-targets.ts';
import type { Target } from '../core/hardware/target.ts';
import { UsageError } from './command.ts';
import type { Shape } from './shape.ts';

export interface WantedHardware {
  readonly gpu?: string | undefined;
  readonly instance?: string | undefined;
}

/** As many nodes as the world size needs. An unknown name is a usage error with suggestions. */
export function targetOf(
  wanted: WantedHardware,
  shape: Pick<Shape, 'worldSize' | 'gpusPerNode'>,
  hardware: HardwareCatalogue,
): Target {
  const perNode = Math.min(shape.gpusPerNode, shape.worldSize);
  const found = resolveTarget(
    {
      name: wanted.gpu ?? wanted.instance ?? 'target',
      ...wanted,
      gpus_per_node: perNode,
      nodes: Math.ceil(shape.worldSize / perNode),
    },
    '',
    hardware,
  );
  if ('problem' in found) throw new UsageError(found.problem.message);
  return found.target;
}
