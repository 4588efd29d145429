/** What a review comes to. */

import type { FailOn } from './input.ts';
import type { ConfigReview, Fit, TargetReview, Verdict } from './outcome.ts';

const VERDICTS: readonly Verdict[] = ['pass', 'warn', 'fail'];
/** From lax to strict. */
const FAIL_ON: readonly FailOn[] = ['never', 'error', 'does-not-fit', 'warning'];

export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS[Math.max(0, ...verdicts.map((verdict) => VERDICTS.indexOf(verdict)))] ?? 'pass';
}

/** Of what the caller asks for and what the policy says the stricter wins; an error fails where nobody says anything. */
export function stricter(one: FailOn | undefined, other: FailOn | undefined): FailOn {
  if (one === undefined) return other ?? 'error';
  if (other === undefined) return one;
  return FAIL_ON.indexOf(one) >= FAIL_ON.indexOf(other) ? one : other;
}

/** A config that does not fit warns; it fails only where `failOn` says so. */
export function configVerdict(config: Pick<ConfigReview, 'findings' | 'targets'>, failOn: FailOn): Verdict {
  const has = (severity: string) => config.findings.some((finding) => finding.severity === severity);
  const fits = config.targets.map((target) => target.fit);
  if (has('error')) return 'fail';
  if (fits.includes('does-not-fit')) return failOn === 'does-not-fit' || failOn === 'warning' ? 'fail' : 'warn';
  return has('warning') || fits.includes('tight') ? 'warn' : 'pass';
}

/** Whether the run has to end red. */
export function isFailed(verdict: Verdict, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return verdict === 'fail' || (verdict === 'warn' && failOn === 'warning');
}

/** false: something does not fit; else unknown if anything is; null: nothing was asked. */
export function fitOfAll(targets: readonly TargetReview[]): boolean | 'unknown' | null {
  if (targets.length === 0) return null;
  const has = (fit: Fit) => targets.some((target) => target.fit === fit);
  if (has('does-not-fit')) return false;
  return has('unknown') ? 'unknown' : true;
}
