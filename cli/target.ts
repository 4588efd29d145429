/** --gpu and --instance: the hardware that a run of this shape is judged for. */

import type { HardwareCatalogue } from '../core/hardware/catalogue.ts';
import { resolveTarget } from '../core/hardware/resolve-targets.ts';
import type { Target } from '../core/hardware/target.ts';
import { parseSize } from '../core/policy/size.ts';
import { type Arguments, type OptionSpec, UsageError } from './command.ts';
import type { Shape } from './shape.ts';

export interface WantedHardware {
  readonly gpu?: string | undefined;
  readonly instance?: string | undefined;
  /** Of one node, bytes: a card by itself does not say it. */
  readonly cpu_memory?: number | undefined;
}

export const CPU_MEMORY_OPTION = {
  'cpu-memory': { type: 'string', value: '512GB', help: 'memory of a node, which a card by itself does not say' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

/** --cpu-memory, bytes; undefined: not said. */
export function cpuMemoryOf(args: Arguments): number | undefined {
  const text = args.text('cpu-memory');
  if (text === undefined) return undefined;
  const bytes = parseSize(text);
  if (bytes === null || bytes < 1)
    throw new UsageError(`--cpu-memory takes a size such as 512GB or 512GiB, not "${text}"`);
  return bytes;
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
