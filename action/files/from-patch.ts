/**
 * The whole content of an added or removed file out of its patch, which came with the file list: no request of its own is needed.
 * The caller compares the git blob id, so a patch that was cut or misread is never taken for the file.
 */
import { hasBlobId } from './blob-id.ts';

const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
const NO_NEWLINE = '\\ No newline at end of file';

export function contentFromPatch(patch: string, side: 'added' | 'removed', id: string): Uint8Array | null {
  const [head = '', ...rest] = patch.split('\n');
  if (!HUNK.test(head)) return null;
  const mark = side === 'added' ? '+' : '-';
  const lines: string[] = [];
  let newline = '\n';
  for (const line of rest) {
    if (line === NO_NEWLINE) newline = '';
    else if (line.startsWith(mark)) lines.push(line.slice(1));
    else return null;
  }
  const bytes = Buffer.from(lines.join('\n') + newline, 'utf8');
  return hasBlobId(bytes, id) ? bytes : null;
}

/** Lines that the change took away, as one text. */
export function removedLines(patch: string): string {
  return patch
    .split('\n')
    .filter((line) => line.startsWith('-'))
    .map((line) => line.slice(1))
    .join('\n');
}
