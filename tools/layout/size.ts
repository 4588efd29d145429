/** Short files: what a hand-written file may have at most. */
import { isHandWritten, read } from './tracked-files.ts';

const MOST_LINES = 300;

export function size(files: readonly string[]): string[] {
  return files
    .filter((path) => /\.(ts|mjs|py|sh)$/.test(path) && isHandWritten(path))
    .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${MOST_LINES}: would two rooms be clearer?`);
}
