/** What hjson skips between tokens: blanks and the three kinds of comments. */
import { HASH, isBlank, isLineEnd, SLASH, STAR } from './scan.ts';

export function lineEnd(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && !isLineEnd(text.charCodeAt(offset))) offset++;
  return offset;
}

/** The offset of the next token or of the end of the text; negative (its `-offset - 1`) where a block comment is never closed. */
export function skipComments(text: string, start: number): number {
  let offset = start;
  for (;;) {
    while (isBlank(text.charCodeAt(offset))) offset++;
    const code = text.charCodeAt(offset);
    if (code === HASH) offset = lineEnd(text, offset);
    else if (code !== SLASH) return offset;
    else {
      const second = text.charCodeAt(offset + 1);
      if (second === SLASH) offset = lineEnd(text, offset);
      else if (second === STAR) {
        const end = text.indexOf('*/', offset + 2);
        if (end < 0) return -offset - 1;
        offset = end + 2;
      } else return offset;
    }
  }
}
