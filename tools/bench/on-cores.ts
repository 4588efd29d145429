/** Runs a program on certain cores, where the system can say that (Linux with taskset). */
import { spawnSync } from 'node:child_process';

let known: boolean | undefined;

function canPin(): boolean {
  known ??= spawnSync('taskset', ['-c', '0', 'true']).status === 0;
  return known;
}

/** Program and arguments to spawn. */
export function onCores(cores: string, program: string, args: readonly string[]): [string, string[]] {
  const pinned = canPin() && spawnSync('taskset', ['-c', cores, 'true']).status === 0;
  return pinned ? ['taskset', ['-c', cores, program, ...args]] : [program, [...args]];
}
