/** The measured facts that stand beside a checkout; tests that need them skip with a message where they are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SHARED = fileURLToPath(new URL('../../../shared', import.meta.url));

export function sharedPath(path: string): string | null {
  const whole = join(SHARED, path);
  return existsSync(whole) ? whole : null;
}

export function jsonLines(path: string): { readonly row: Record<string, unknown>; readonly line: string }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ row: JSON.parse(line), line }));
}
