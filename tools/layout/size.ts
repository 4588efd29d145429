/** Short files: what a hand-written file may have at most. */
import { isHandWritten, read } from './tracked-files.ts';

const MOST_LINES = 300;
/** Tables of cases are read one by one. */
const MOST_LINES_OF_A_TEST = 400;

export function size(files: readonly string[]): string[] {
  return files
    .filter((path) => /\.(ts|mjs|py|sh)$/.test(path) && isHandWritten(path))
    .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > most(path))
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${most(path)}: would two rooms be clearer?`);
}

const most = (path: string): number => (/^(test|smoke\/tests)\//.test(path) ? MOST_LINES_OF_A_TEST : MOST_LINES);
