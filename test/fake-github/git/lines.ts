/** Line differences: enough for `additions`, `deletions`, `patch` and GitHub's notion of a similar file. */

export interface LineDiff {
  readonly additions: number;
  readonly deletions: number;
  readonly patch: string;
}

type Step = { readonly kind: ' ' | '+' | '-'; readonly text: string };

/** Above this product of line counts no exact difference is sought: everything counts as replaced. */
const MAX_CELLS = 4_000_000;

/** Stands at the end of a last line without a line break: such a line differs from the same one with it. */
const NO_NEWLINE = '\0';

function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, last + NO_NEWLINE];
}

function shown({ kind, text }: Step): string[] {
  if (!text.endsWith(NO_NEWLINE)) return [kind + text];
  return [kind + text.slice(0, -1), '\\ No newline at end of file'];
}

/** git leaves a length of 1 out. */
const span = (start: number, length: number): string => (length === 1 ? `${start}` : `${start},${length}`);

function steps(before: readonly string[], after: readonly string[]): Step[] {
  const width = after.length + 1;
  if (before.length * after.length > MAX_CELLS) {
    return [...before.map((text): Step => ({ kind: '-', text })), ...after.map((text): Step => ({ kind: '+', text }))];
  }
  const common = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const down = common[(i + 1) * width + j] ?? 0;
      const right = common[i * width + j + 1] ?? 0;
      common[i * width + j] =
        before[i] === after[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  }
  const result: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const left = before[i];
    const right = after[j];
    if (left !== undefined && left === right) {
      result.push({ kind: ' ', text: left });
      i++;
      j++;
    } else if (
      left !== undefined &&
      (right === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      result.push({ kind: '-', text: left });
      i++;
    } else if (right !== undefined) {
      result.push({ kind: '+', text: right });
      j++;
    }
  }
  return result;
}

export function diffLines(before: string, after: string): LineDiff {
  const all = steps(linesOf(before), linesOf(after));
  const hunks: string[] = [];
  let oldLine = 1;
  let newLine = 1;
  const numbered = all.map((step) => {
    const place = { step, oldLine, newLine };
    if (step.kind !== '+') oldLine++;
    if (step.kind !== '-') newLine++;
    return place;
  });
  const changed = numbered.flatMap((place, index) => (place.step.kind === ' ' ? [] : [index]));
  for (let first = 0; first < changed.length; ) {
    let last = first;
    while (last + 1 < changed.length && (changed[last + 1] ?? 0) - (changed[last] ?? 0) <= 6) last++;
    const from = Math.max(0, (changed[first] ?? 0) - 3);
    const part = numbered.slice(from, (changed[last] ?? 0) + 4);
    const olds = part.filter((place) => place.step.kind !== '+');
    const news = part.filter((place) => place.step.kind !== '-');
    const start = (places: typeof part, key: 'oldLine' | 'newLine') => places[0]?.[key] ?? (part[0]?.[key] ?? 1) - 1;
    hunks.push(`@@ -${span(start(olds, 'oldLine'), olds.length)} +${span(start(news, 'newLine'), news.length)} @@`);
    hunks.push(...part.flatMap((place) => shown(place.step)));
    first = last + 1;
  }
  return {
    additions: all.filter((step) => step.kind === '+').length,
    deletions: all.filter((step) => step.kind === '-').length,
    patch: hunks.join('\n'),
  };
}

/** Share of lines that two texts have in common, 0 to 1. */
export function similarity(before: string, after: string): number {
  const left = linesOf(before);
  const right = linesOf(after);
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 1 : steps(left, right).filter((step) => step.kind === ' ').length / longest;
}
