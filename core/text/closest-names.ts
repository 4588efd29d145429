/** "Did you mean": the known names nearest to a misspelt one. */

const MOST = 3;
/** A longer name than this is not compared letter by letter: it is nobody's typing mistake. */
const LONGEST = 100;

/** At most three known names, nearest first; none where nothing is near (a third of the letters wrong). Case and punctuation do not count. */
export function closestNames(name: string, known: Iterable<string>): readonly string[] {
  const wanted = letters(name);
  if (wanted.length === 0 || wanted.length > LONGEST) return [];
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const candidate of new Set(known)) {
    const compared = letters(candidate);
    if (Math.abs(compared.length - wanted.length) > limit) continue;
    const distance = sameWords(name, candidate) ? Math.min(1, limit) : editDistance(wanted, compared, limit);
    if (distance <= limit && (distance < 2 || wordsMatch(name, candidate))) near.push({ name: candidate, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return near.slice(0, MOST).map((one) => one.name);
}

const wordsOf = (name: string): readonly string[] => name.toLowerCase().split(/[^a-z0-9]+/);

/** `comm_overlap` for `overlap_comm`. */
function sameWords(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const [words, others] = [wordsOf(a), wordsOf(b)];
  return words.length > 1 && words.toSorted().join() === others.toSorted().join();
}

/** Word by word where both have as many: `model_parallel_size` is no misspelt `data_parallel_size`, few as the letters are that differ. */
function wordsMatch(a: string, b: string): boolean {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  if (words.length === 1 || words.length !== others.length) return true;
  return words.every((word, i) => {
    const other = others[i] ?? '';
    const limit = Math.max(1, Math.floor(Math.max(word.length, other.length) / 3));
    return isShortFor(word, other) || isShortFor(other, word) || editDistance(word, other, limit) <= limit;
  });
}

/** `grad`, of `gradient`. */
const isShortFor = (short: string, word: string): boolean => short.length > 2 && word.startsWith(short);

const PLAIN = /^[a-z0-9]*$/;

function letters(name: string): string {
  if (PLAIN.test(name)) return name;
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours; anything above the limit comes back as limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(distance);
      best = Math.min(best, distance);
    }
    if (best > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length] ?? limit + 1, limit + 1);
}
