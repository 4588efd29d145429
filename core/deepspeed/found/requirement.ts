/** A version specifier of Python or Poetry, and the release that it stands for. */
import { compareReleases, RELEASES } from '../releases.ts';

interface Clause {
  readonly operator: string;
  readonly version: string;
}

/** `==0.16.9`, `>=0.15,<0.17`, `~=0.16.0`, `^0.16`, `0.16.*`, `=0.16.9` (conda). null: no version in it. */
export function releaseFor(specifier: string): { readonly version: string; readonly exact: boolean } | null {
  const clauses = clausesOf(specifier);
  if (clauses.length === 0) return null;
  const pinned = clauses.find(
    ({ operator, version }) => ['==', '===', '='].includes(operator) && /^\d+(\.\d+){2}$/.test(version),
  );
  if (pinned !== undefined) return { version: pinned.version, exact: true };
  const newest = RELEASES.findLast((release) => clauses.every((clause) => holds(release, clause)));
  if (newest !== undefined) return { version: newest, exact: false };
  // A range between two releases that are known here: its lower end says which one it stands for.
  const floor = clauses.find(({ operator }) => ['>=', '>', '~=', '^', '==', '='].includes(operator));
  return floor === undefined ? null : { version: floor.version.replace(/\.\*$/, '.0'), exact: false };
}

function clausesOf(specifier: string): readonly Clause[] {
  return [...specifier.matchAll(/(===|==|~=|>=|<=|!=|>|<|=|\^|~)?\s*v?(\d+(?:\.(?:\d+|\*))*)/g)].map((found) => ({
    operator: found[1] ?? '==',
    version: found[2] ?? '',
  }));
}

function holds(release: string, { operator, version }: Clause): boolean {
  const bare = version.replace(/(\.\*)+$/, '');
  const order = compareReleases(release, bare);
  const startsWith = `${release}.`.startsWith(`${bare}.`);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0 && !startsWith;
    case '<=':
      return order <= 0 || startsWith;
    case '<':
      return order < 0;
    case '!=':
      return !startsWith;
    case '~=':
      return order >= 0 && `${release}.`.startsWith(`${bare.split('.').slice(0, -1).join('.')}.`);
    case '^':
    case '~':
      // A leading 0: the minor number is what may not move.
      return (
        order >= 0 &&
        `${release}.`.startsWith(
          `${bare
            .split('.')
            .slice(0, bare.startsWith('0.') || operator === '~' ? 2 : 1)
            .join('.')}.`,
        )
      );
    default:
      return startsWith;
  }
}
