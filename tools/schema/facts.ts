/** Runs the reader of the installed DeepSpeed and types what it prints. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FieldFacts, KeyFacts, ReleaseFacts } from '../../core/deepspeed/release.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface DescribedField extends FieldFacts {
  readonly doc: string | null;
}

export interface DescribedRelease extends Omit<ReleaseFacts, 'models'> {
  readonly models: Readonly<
    Record<
      string,
      {
        readonly source: string | null;
        readonly doc: string | null;
        readonly keeps_auto?: true;
        readonly fields: Readonly<Record<string, DescribedField>>;
        readonly validators: readonly {
          readonly name: string;
          readonly mode: string;
          readonly source: string | null;
        }[];
      }
    >
  >;
  readonly keys: Readonly<Record<string, KeyFacts>>;
}

/** The interpreter with the real DeepSpeed; null where tools/python/setup.sh has not made one. */
export function pythonWithDeepSpeed(): string | null {
  const named = process.env.DS_PYTHON;
  const python = named ?? join(ROOT, '.venv/bin/python');
  return existsSync(python) ? python : null;
}

export interface AccelerateFacts {
  readonly accelerate: string;
  readonly cluster: readonly string[];
  readonly old_names: readonly string[];
  readonly sagemaker: readonly string[];
  readonly deepspeed_config: readonly string[];
  readonly ambiguous: readonly string[];
}

export function readInstalledAccelerate(python: string): AccelerateFacts {
  return JSON.parse(runReader(python, 'read_accelerate.py', { DS_ACCELERATOR: 'cpu' })) as AccelerateFacts;
}

/** `paths`: folders to import DeepSpeed and its dependencies from, before the interpreter's own. */
export function readInstalledDeepSpeed(python: string, paths: readonly string[] = []): DescribedRelease {
  const environment: Record<string, string> =
    paths.length > 0 ? { PYTHONPATH: paths.join(':') } : { DS_ACCELERATOR: 'cpu' };
  return JSON.parse(runReader(python, 'read_deepspeed.py', environment)) as DescribedRelease;
}

function runReader(python: string, script: string, environment: Readonly<Record<string, string>>): string {
  const run = spawnSync(python, [join(ROOT, 'tools/schema', script)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...environment, PYTHONWARNINGS: 'ignore' },
  });
  if (run.status !== 0) throw new Error(`${script} failed:\n${run.stderr.slice(-4000)}`);
  return run.stdout;
}
