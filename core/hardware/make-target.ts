/** Puts a target together from its parts, with what one rank's process takes off the card. */
import type { Accelerator } from './accelerator.ts';
import { gpuContext } from './gpu-context.ts';
import type { Instance } from './instance.ts';
import { targetLabel } from './label.ts';
import type { Given, Target } from './target.ts';

export interface TargetParts {
  readonly name?: string | undefined;
  readonly accelerator: Accelerator;
  readonly instance?: Instance | null;
  readonly gpusPerNode: number;
  readonly nodes: number;
  readonly cpu: Given | null;
  readonly nvme: Given | null;
  readonly notes?: readonly string[];
}

export function makeTarget(parts: TargetParts): Target {
  const { accelerator, gpusPerNode, nodes } = parts;
  const label = targetLabel(accelerator, gpusPerNode, nodes);
  const worldSize = gpusPerNode * nodes;
  const context = gpuContext(worldSize, accelerator.vendor);
  const totalBytes = accelerator.memory.total_bytes;
  return {
    name: parts.name ?? label,
    label,
    accelerator,
    instance: parts.instance ?? null,
    nodes,
    gpusPerNode,
    worldSize,
    gpu: { totalBytes, context, usableBytes: Math.max(0, totalBytes - context.bytes) },
    cpu: parts.cpu,
    nvme: parts.nvme,
    notes: parts.notes ?? [],
  };
}
