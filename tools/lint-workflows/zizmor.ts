/** zizmor over workflows and actions: every finding counts. Not installed is said, and is no finding. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const OURS = '.cache/zizmor/bin/zizmor';

export interface Zizmor {
  readonly installed: boolean;
  readonly findings: readonly string[];
}

export function zizmor(paths: readonly string[], program = found()): Zizmor {
  const flags = ['--offline', '--no-progress', '--format=plain', '--config=tools/lint-workflows/zizmor.yml'];
  const run = spawnSync(program, [...flags, ...paths], { encoding: 'utf8' });
  if (run.error !== undefined) return { installed: false, findings: [] };
  // Whatever ends it otherwise, a crash or a wrong flag as well, is no clean bill.
  return { installed: true, findings: run.status === 0 ? [] : [`zizmor:\n${run.stdout}${run.stderr}`] };
}

const found = (): string => process.env.ZIZMOR ?? (existsSync(OURS) ? OURS : 'zizmor');
