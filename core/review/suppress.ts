/** Findings that the policy or a comment of the file accepts, with the reason, and entries that accept nothing. */
import type { ConfigDocument, Range } from '../config/document.ts';
import { rangeOf } from '../config/positions.ts';
import { configMatches } from '../policy/match.ts';
import type { Suppression } from '../policy/policy.ts';
import type { LocatedFinding } from '../report/finding.ts';
import type { AcceptedRule, UselessSuppression } from '../rules/suppressions.ts';

export interface LocatedSuppression {
  readonly finding: LocatedFinding;
  readonly reason: string;
  readonly by: 'comment' | 'policy';
}

/** An entry that suppresses nothing, or may not. */
export interface UselessEntry {
  readonly rule: string;
  readonly by: 'comment' | 'policy';
  /** Of the reviewed file. */
  readonly path: string;
  /** Where the comment stands; null: an entry of the policy. */
  readonly range: Range | null;
  readonly why: UselessSuppression['why'];
  readonly message: string;
}

/** Those of the policy that count for a file. */
export function acceptedHere(path: string, suppressions: readonly Suppression[]): readonly AcceptedRule[] {
  return suppressions.filter((one) => one.path === undefined || configMatches(one.path, path));
}

/** That a glob finds nothing in one of its files does not make it useless. */
export function locateUseless(
  useless: readonly UselessSuppression[],
  document: ConfigDocument,
  suppressions: readonly Suppression[],
): readonly UselessEntry[] {
  const { path } = document;
  return useless.flatMap(({ rule, why, message, span }): UselessEntry[] => {
    if (span !== undefined) return [{ rule, why, message, path, by: 'comment', range: rangeOf(document.text, span) }];
    const isAlone = suppressions.some((one) => one.rule === rule && one.path === path);
    return why === 'unused' && !isAlone ? [] : [{ rule, why, message, path, by: 'policy', range: null }];
  });
}
