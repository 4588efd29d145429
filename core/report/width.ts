/** How many columns of a terminal a text takes, and lines that fit. */

/** East Asian wide characters and emoji take two columns; marks that join the one before take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of withoutColour(text)) {
    // The emoji selector widens the sign before it.
    if (character === '\ufe0f') columns += 1;
    if (/\p{Mn}/u.test(character)) continue;
    columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that colour.ts writes
const withoutColour = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Breaks at blanks; a word longer than a line stands on a line of its own. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
