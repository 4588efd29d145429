/** A unified diff of two texts, line by line: what a patch in a comment shows. */

type Line = { readonly mark: ' ' | '-' | '+'; readonly text: string };

/** Lines around a change. */
const CONTEXT = 2;
/** Cells of the table that finds the longest common lines; beyond, the middle is shown as replaced as a whole. */
const MOST_CELLS = 4_000_000;

/** '' where the texts agree. Without the file's names: the caller knows them. */
export function unifiedDiff(base: string, head: string): string {
  const lines = compare(linesOf(base), linesOf(head));
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((line) => line.mark !== ' '),
  );
  const hunks: string[] = [];
  let [before, after] = [1, 1];
  for (let index = 0; index < lines.length; ) {
    if (near[index]) {
      let end = index;
      while (end < lines.length && near[end]) end += 1;
      const hunk = lines.slice(index, end);
      const [gone, come] = [
        hunk.filter((line) => line.mark !== '+').length,
        hunk.filter((line) => line.mark !== '-').length,
      ];
      hunks.push(`@@ -${before},${gone} +${after},${come} @@`, ...hunk.map((line) => line.mark + line.text));
      before += gone;
      after += come;
      index = end;
    } else {
      before += 1;
      after += 1;
      index += 1;
    }
  }
  return hunks.join('\n');
}

const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

function compare(base: readonly string[], head: readonly string[]): Line[] {
  let start = 0;
  while (start < base.length && start < head.length && base[start] === head[start]) start += 1;
  let end = 0;
  while (
    end < base.length - start &&
    end < head.length - start &&
    base[base.length - 1 - end] === head[head.length - 1 - end]
  )
    end += 1;
  const same = (texts: readonly string[]): Line[] => texts.map((text) => ({ mark: ' ', text }));
  const middle = changes(base.slice(start, base.length - end), head.slice(start, head.length - end));
  return [...same(base.slice(0, start)), ...middle, ...same(base.slice(base.length - end))];
}

function changes(base: readonly string[], head: readonly string[]): Line[] {
  const gone = (text: string): Line => ({ mark: '-', text });
  const come = (text: string): Line => ({ mark: '+', text });
  if (base.length * head.length > MOST_CELLS) return [...base.map(gone), ...head.map(come)];
  const width = head.length + 1;
  // common[i, j]: lines that base from i and head from j have in common, in order.
  const common = new Uint32Array((base.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = head.length - 1; j >= 0; j--) {
      common[i * width + j] = base[i] === head[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < base.length || j < head.length) {
    const [one, other] = [base[i], head[j]];
    if (one !== undefined && one === other) {
      lines.push({ mark: ' ', text: one });
      i += 1;
      j += 1;
    } else if (one !== undefined && (other === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(gone(one));
      i += 1;
    } else if (other !== undefined) {
      lines.push(come(other));
      j += 1;
    }
  }
  return lines;
}
