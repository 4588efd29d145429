/** Findings that the policy accepts, with its reason. What DeepSpeed raises as an error cannot be suppressed. */
import { configMatches } from '../policy/match.ts';
import type { Suppression } from '../policy/policy.ts';
import type { ReviewFinding } from './outcome.ts';

export interface SuppressedFinding {
  readonly finding: ReviewFinding;
  readonly reason: string;
}

export interface Sifted {
  readonly kept: readonly ReviewFinding[];
  readonly suppressed: readonly SuppressedFinding[];
}

export function sift(findings: readonly ReviewFinding[], suppressions: readonly Suppression[]): Sifted {
  if (suppressions.length === 0) return { kept: findings, suppressed: [] };
  const kept: ReviewFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const by = isRaised(finding) ? undefined : suppressions.find((one) => covers(one, finding));
    if (by === undefined) kept.push(finding);
    else suppressed.push({ finding, reason: by.reason });
  }
  return { kept, suppressed };
}

function isRaised({ severity, effect }: ReviewFinding): boolean {
  return severity === 'error' && (effect === 'rejects' || effect === 'fails');
}

function covers({ rule, path }: Suppression, finding: ReviewFinding): boolean {
  return rule === finding.rule && (path === undefined || configMatches(path, finding.path));
}
