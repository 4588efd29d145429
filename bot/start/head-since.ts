/** When GitHub told the App of a head: remembered by this process, else read from the gate that was put on it then. */
import { checksOf, type FoundCheck } from '../checks/find.ts';
import { toldAt } from '../checks/gate-id.ts';
import { GATE_NAME } from '../checks/names.ts';
import type { Scope } from '../scope.ts';

export function headKey(scope: Scope, sha: string): string {
  return `${scope.owner}/${scope.repo}@${sha}`;
}

export interface HeadNews {
  /** Milliseconds since 1970; null: we were never told. */
  readonly since: number | null;
  /** The checks on it, where they had to be read. */
  readonly checks: readonly FoundCheck[] | null;
}

export async function headNews(scope: Scope, sha: string): Promise<HeadNews> {
  const remembered = scope.services.heads.get(headKey(scope, sha));
  if (remembered !== undefined) return { since: remembered, checks: null };
  const checks = await checksOf(scope, sha);
  return { since: gateSince(checks), checks };
}

/** The first gate on a commit counts. */
export function gateSince(checks: readonly FoundCheck[]): number | null {
  const times = checks.flatMap((check) => (check.name === GATE_NAME ? (toldAt(check.externalId) ?? []) : []));
  return times.length === 0 ? null : Math.min(...times);
}
