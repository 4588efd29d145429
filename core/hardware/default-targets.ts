/** The matrix that is shown where no policy names targets. */
import type { HardwareCatalogue } from './catalogue.ts';
import { makeTarget } from './make-target.ts';
import type { Given, Target } from './target.ts';

/** `machine`: the smallest of its kind in the catalogue, whose CPU memory and disk are assumed. */
const DEFAULTS = [
  { gpu: 'nvidia-a100-80gb-sxm', gpusPerNode: 8, machine: 'aws/p4de.24xlarge' },
  { gpu: 'nvidia-h100-80gb-sxm', gpusPerNode: 8, machine: 'aws/p5.48xlarge' },
  { gpu: 'nvidia-rtx-4090-24gb', gpusPerNode: 4, machine: 'aws/g5.12xlarge' },
] as const;

export const DEFAULT_TARGETS_NOTE =
  'No targets are set, so common machines stand here. Name your own under `targets` in `.github/ds-review.yml`, for example `- { name: lab, gpu: rtx-4090, gpus_per_node: 4, cpu_memory: 256GB }` or `- { name: prod, instance: aws/p5.48xlarge }`.';

export function defaultTargets(catalogue: HardwareCatalogue): readonly Target[] {
  return DEFAULTS.flatMap(({ gpu, gpusPerNode, machine }) => {
    const accelerator = catalogue.acceleratorById.get(gpu);
    const instance = catalogue.instances.find((one) => one.id === machine);
    if (accelerator === undefined) return [];
    const assumed = (bytes: number | null | undefined): Given | null =>
      bytes === null || bytes === undefined ? null : { bytes, basis: 'assumed', source: `as in ${machine}` };
    return [
      makeTarget({
        accelerator,
        gpusPerNode,
        nodes: 1,
        cpu: assumed(instance?.cpu_memory_bytes),
        nvme: assumed(instance?.local_nvme_bytes),
        notes: [`CPU memory and local NVMe are assumed as in ${machine}`],
      }),
    ];
  });
}
