/** From what a policy or a command line asks for to targets with bytes. Never throws: what cannot be resolved is a problem with a pointer. */
import type { HardwareCatalogue } from './catalogue.ts';
import { DEFAULT_TARGETS_NOTE, defaultTargets } from './default-targets.ts';
import { findAccelerator } from './find-accelerator.ts';
import { findInstance } from './find-instance.ts';
import type { Instance } from './instance.ts';
import { makeTarget } from './make-target.ts';
import type { Given, Target, TargetProblem, TargetRequest } from './target.ts';

export interface ResolvedTargets {
  readonly targets: readonly Target[];
  readonly problems: readonly TargetProblem[];
  /** True where nobody asked for targets and `note` says how to. */
  readonly isDefault: boolean;
  readonly note: string | null;
}

/** Units: bytes per node. Without requests: the default matrix. A request with a problem is left out, the others stand. */
export function resolveTargets(
  requests: readonly TargetRequest[] | undefined,
  catalogue: HardwareCatalogue,
): ResolvedTargets {
  if (requests === undefined || requests.length === 0) {
    return { targets: defaultTargets(catalogue), problems: [], isDefault: true, note: DEFAULT_TARGETS_NOTE };
  }
  const resolved = requests.map((request, index) => resolveTarget(request, `/targets/${index}`, catalogue));
  return {
    targets: resolved.flatMap((one) => ('target' in one ? [one.target] : [])),
    problems: resolved.flatMap((one) => ('problem' in one ? [one.problem] : [])),
    isDefault: false,
    note: null,
  };
}

type Resolved = { readonly target: Target } | { readonly problem: TargetProblem };

export function resolveTarget(request: TargetRequest, pointer: string, catalogue: HardwareCatalogue): Resolved {
  const problem = (code: TargetProblem['code'], field: string, message: string): Resolved => ({
    problem: { code, message, pointer: field === '' ? pointer : `${pointer}/${field}` },
  });
  for (const field of ['gpus_per_node', 'nodes'] as const) {
    const value = request[field];
    if (value !== undefined && (!Number.isSafeInteger(value) || value < 1 || value > MOST)) {
      return problem(
        'bad-number',
        field,
        `\`${field}\` must be a whole number from 1 to ${MOST}, not ${String(value)}.`,
      );
    }
  }
  for (const field of ['cpu_memory', 'nvme'] as const) {
    const value = request[field];
    if (value !== undefined && !(Number.isFinite(value) && value >= 0)) {
      return problem('bad-number', field, `\`${field}\` must be a number of bytes, not ${String(value)}.`);
    }
  }
  if (request.instance === undefined && request.gpu === undefined) {
    return problem(
      'no-hardware',
      '',
      'A target needs `gpu` or `instance`, for example `gpu: h100-80gb` or `instance: aws/p5.48xlarge`.',
    );
  }
  let instance: Instance | null = null;
  if (request.instance !== undefined) {
    const search = findInstance(request.instance, catalogue);
    if (!search.found)
      return problem('unknown-instance', 'instance', unknown('instance', request.instance, search.suggestions));
    instance = search.instance;
  }
  const search = findAccelerator(request.gpu ?? instance?.gpu ?? '', catalogue);
  if (!search.found) return problem('unknown-gpu', 'gpu', unknown('GPU', request.gpu ?? '', search.suggestions));
  const notes = search.note === undefined ? [] : [search.note];
  const accelerator =
    instance === null ? search.accelerator : (catalogue.acceleratorById.get(instance.gpu) ?? search.accelerator);
  if (instance !== null && search.note === undefined && search.accelerator.id !== accelerator.id) {
    return problem(
      'gpu-not-of-instance',
      'gpu',
      `${instance.id} has ${accelerator.id}, not ${search.accelerator.id}; leave \`gpu\` out.`,
    );
  }
  const gpusPerNode = request.gpus_per_node ?? instance?.gpus ?? 1;
  if (instance !== null && gpusPerNode > instance.gpus) {
    return problem('too-many-gpus', 'gpus_per_node', `${instance.id} has ${instance.gpus} GPUs, not ${gpusPerNode}.`);
  }
  const cpu = given(request.cpu_memory, instance, 'cpu_memory_bytes');
  if (instance === null && cpu === null)
    notes.push('CPU memory is not known: say `cpu_memory` in the target, and offload is judged too.');
  return {
    target: makeTarget({
      name: request.name,
      accelerator,
      instance,
      gpusPerNode,
      nodes: request.nodes ?? 1,
      cpu,
      nvme: given(request.nvme, instance, 'local_nvme_bytes'),
      notes: instance === null || search.note === undefined ? notes : notes.filter((note) => note !== search.note),
    }),
  };
}

/** More ranks than any cluster has: keeps world sizes safe integers. */
const MOST = 100_000;

function given(
  asked: number | undefined,
  instance: Instance | null,
  field: 'cpu_memory_bytes' | 'local_nvme_bytes',
): Given | null {
  if (asked !== undefined) return { bytes: asked, basis: 'policy', source: 'the target says so' };
  const bytes = instance?.[field];
  if (instance === null || bytes === null || bytes === undefined) return null;
  const doubt =
    instance.unsourced_fields.includes(field) || instance.confidence === 'unsourced' ? ' (without a source)' : '';
  return { bytes, basis: 'catalogue', source: `${instance.id}${doubt}` };
}

function unknown(what: string, name: string, suggestions: readonly string[]): string {
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.map((one) => `\`${one}\``).join(' or ')}?` : '';
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  return `No ${what} \`${shown}\` is known.${hint} All that are known stand in data/hardware.`;
}
