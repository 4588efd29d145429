/** A first `.github/ds-review.yml` for a repository, from what was found in it. Text that reads like hand-written YAML and parses as our policy. */
import type { Workload } from './policy.ts';

export interface FoundInRepository {
  /** Paths of DeepSpeed configs. */
  readonly configs: readonly string[];
  /** What launchers say of them. */
  readonly workloads: readonly Workload[];
  /** Where DeepSpeed's version was found; null: nowhere. */
  readonly deepspeed: { readonly version: string; readonly path: string; readonly line: number } | null;
}

export function draftPolicy(found: FoundInRepository): string {
  const known = new Set(found.workloads.map((workload) => workload.config));
  const lines = [
    '# What ds-review looks at. Read from the base branch: a pull request cannot weaken its own review.',
    'version: 1',
    found.deepspeed === null
      ? 'deepspeed: auto          # no file of the repository names a version'
      : `deepspeed: auto          # ${found.deepspeed.version} by ${found.deepspeed.path}:${found.deepspeed.line}`,
    '',
    '# The hardware that counts: cards or cloud machines, as data/hardware names them.',
    'targets:',
    '  - { name: a100, gpu: a100-80gb-sxm, gpus_per_node: 8, cpu_memory: 1TB }',
    '',
    '# What trains with which config; "auto" values and the memory follow from it.',
    ...(found.workloads.length === 0 && found.configs.length === 0 ? ['workloads: []'] : ['workloads:']),
    ...found.workloads.map((workload) => `  - ${flow(workload)}`),
    ...found.configs
      .filter((path) => !known.has(path))
      .map((path) => `  # - { config: ${quoted(path)}, model: …, micro_batch: …, sequence_length: … }`),
    '',
    'fail_on: error           # error | warning | does-not-fit | never',
    '',
  ];
  const text = lines.join('\n');
  // Comments alone would leave the key empty.
  return found.workloads.length === 0 ? text.replace('workloads:\n', 'workloads: []\n') : text;
}

function flow(workload: Workload): string {
  const entries = Object.entries(workload).filter(([, value]) => value !== undefined);
  return `{ ${entries.map(([key, value]) => `${key}: ${scalar(value)}`).join(', ')} }`;
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(scalar).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, child]) => `${key}: ${scalar(child)}`)
      .join(', ')} }`;
  return String(value);
}

/** Plain where YAML reads it as itself. */
function quoted(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
