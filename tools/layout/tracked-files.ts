/** The files of the project: what git tracks, and what is new and not ignored. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\n').filter((path) => path !== '' && existsSync(path));
}

export const read = (path: string): string => readFileSync(path, 'utf8');

/** Written by hand: neither bundled nor generated. */
export const isHandWritten = (path: string): boolean =>
  !/(^|\/)(dist|generated|node_modules)\//.test(path) && path !== 'core/rules/index.ts';
