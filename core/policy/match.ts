/** Globs of a policy against paths of a repository. */

/**
 * `*` and `?` stay within a folder, `**` spans folders (`** / x.json` also at the top), `[ab]`, `{a,b}`; a folder (`configs/`) means all below.
 * A leading `./` or `/` is the repository's root. Everything else is itself. Case counts, as on GitHub.
 */
export function configMatches(pattern: string, path: string): boolean {
  return compiled(pattern)(clean(path));
}

export function matchesAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => configMatches(pattern, path));
}

const clean = (path: string) => path.replace(/^(?:\.?\/)+/, '');

type Matcher = (path: string) => boolean;
const remembered = new Map<string, Matcher>();
const REMEMBERED_PATTERNS = 500;

function compiled(pattern: string): Matcher {
  const known = remembered.get(pattern);
  if (known) return known;
  const alternatives = braces(clean(pattern)).map((one) => one.split('/'));
  const matcher: Matcher = (path) => alternatives.some((segments) => matchSegments(segments, path.split('/')));
  if (remembered.size >= REMEMBERED_PATTERNS) remembered.clear();
  remembered.set(pattern, matcher);
  return matcher;
}

/** Of `{a,b}/{c,d}` and the like no more than these: a pattern cannot make work without bound. */
const MOST_ALTERNATIVES = 256;

function braces(pattern: string): string[] {
  let rest = [pattern];
  for (let round = 0; round < 8; round++) {
    const next = rest.flatMap((one) => {
      const match = /^(.*?)\{([^{}]*)\}(.*)$/.exec(one);
      return match ? (match[2] ?? '').split(',').map((choice) => `${match[1]}${choice}${match[3]}`) : [one];
    });
    if (next.length > MOST_ALTERNATIVES || next.length === rest.length) break;
    rest = next;
  }
  return rest;
}

/** By rows: which prefixes of the path the segments so far can stand for. Linear in both, whatever the pattern. */
function matchSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let reachable: boolean[] = path.map(() => false);
  reachable.unshift(true);
  for (const [index, segment] of pattern.entries()) {
    const last = index === pattern.length - 1;
    const next: boolean[] = reachable.map(() => false);
    if (segment === '**' || (segment === '' && last)) {
      // `a/**` and `a/` are what lies below a, not a itself.
      let seen = false;
      for (let at = 0; at < reachable.length; at++) {
        if (last) next[at] = seen;
        seen ||= reachable[at] === true;
        if (!last) next[at] = seen;
      }
    } else
      for (let at = 1; at < reachable.length; at++)
        next[at] = reachable[at - 1] === true && matchSegment(segment, path[at - 1] ?? '');
    reachable = next;
  }
  return reachable.at(-1) === true;
}

type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly set: string; readonly not: boolean }
  | { readonly kind: 'is'; readonly character: string };

function tokens(segment: string): Token[] {
  const characters = [...segment];
  const found: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const close = character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (character === '*') found.push({ kind: 'star' });
    else if (character === '?') found.push({ kind: 'any' });
    else if (close > 0) {
      const inside = characters.slice(at + 1, close);
      const not = inside[0] === '!' || inside[0] === '^';
      found.push({ kind: 'set', set: (not ? inside.slice(1) : inside).join(''), not });
      at = close;
    } else found.push({ kind: 'is', character });
  }
  return found;
}

function inSet(set: string, character: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const from = set.charAt(at);
    const range = set[at + 1] === '-' && at + 2 < set.length;
    const to = range ? set.charAt(at + 2) : from;
    if (from <= character && character <= to) return true;
    if (range) at += 2;
  }
  return false;
}

function fits(token: Token, character: string): boolean {
  if (token.kind === 'is') return token.character === character;
  return token.kind === 'set' ? inSet(token.set, character) !== token.not : true;
}

/** The same rows for the characters of one name. */
function matchSegment(segment: string, name: string): boolean {
  let reachable: boolean[] = [true, ...Array.from(name, () => false)];
  const characters = [...name];
  reachable.length = characters.length + 1;
  for (const token of tokens(segment)) {
    const next: boolean[] = reachable.map(() => false);
    let seen = false;
    for (let at = 0; at < reachable.length; at++) {
      seen ||= reachable[at] === true;
      next[at] =
        token.kind === 'star' ? seen : at > 0 && reachable[at - 1] === true && fits(token, characters[at - 1] ?? '');
    }
    reachable = next;
  }
  return reachable.at(-1) === true;
}
