/** Limits of the policy on runs at the same time and on runner minutes a day, held against GitHub's own list of runs. */
import type { SmokeLimits } from '../../core/policy/policy.ts';
import { code } from '../replies/escape.ts';
import { type Decision, refuse } from './decision.ts';

/** One run that the bot started. */
export interface LedgerEntry {
  readonly runId: number;
  readonly commentId: number;
  readonly checkRunId: number;
  readonly userId: number;
  readonly profile: string;
  /** First 12 hex digits. */
  readonly subject: string;
  readonly isOpen: boolean;
  readonly conclusion: string | null;
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly url: string;
}

export interface BudgetFacts {
  readonly limits: SmokeLimits;
  readonly runs: readonly LedgerEntry[];
  readonly userId: number;
  readonly login: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What this run may take at most, minutes. */
  readonly wanted: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export function decideBudget(facts: BudgetFacts): Decision {
  const { limits, runs, userId, login } = facts;
  const own = runs.filter((run) => run.userId === userId);
  const used = minutesToday(runs, facts.now);
  const usedByUser = minutesToday(own, facts.now);
  const open = runs.filter((run) => run.isOpen).length;
  const openByUser = own.filter((run) => run.isOpen).length;
  const left = remaining(facts, used, usedByUser);
  if (limits.concurrent !== null && open >= limits.concurrent)
    return refuse(
      'limit-concurrent',
      `${open} of ${limits.concurrent} smoke runs are going in this repository. Ask again when one has ended. ${left}`,
    );
  if (limits.concurrent_per_user !== null && openByUser >= limits.concurrent_per_user)
    return refuse(
      'limit-concurrent-user',
      `${code(login)} has ${openByUser} of ${limits.concurrent_per_user} smoke runs going. Ask again when one has ended. ${left}`,
    );
  if (limits.gpu_minutes_per_day !== null && used + facts.wanted > limits.gpu_minutes_per_day)
    return refuse(
      'limit-minutes',
      `${used} of today's ${limits.gpu_minutes_per_day} GPU minutes of this repository are used, and this run may take ${facts.wanted}. ${left}`,
    );
  if (limits.gpu_minutes_per_user_per_day !== null && usedByUser + facts.wanted > limits.gpu_minutes_per_user_per_day)
    return refuse(
      'limit-minutes-user',
      `${usedByUser} of today's ${limits.gpu_minutes_per_user_per_day} GPU minutes of ${code(login)} are used, and this run may take ${facts.wanted}. ${left}`,
    );
  return { kind: 'go' };
}

/** How far back the runs have to be known for these limits, milliseconds since 1970; undefined: the newest will do. */
export function ledgerSince(limits: SmokeLimits, now: number): number | undefined {
  const countsMinutes = limits.gpu_minutes_per_day !== null || limits.gpu_minutes_per_user_per_day !== null;
  return countsMinutes ? Math.floor(now / DAY) * DAY : undefined;
}

/** Whole minutes, begun ones counted, of runs that began on this day (UTC). */
export function minutesToday(runs: readonly LedgerEntry[], now: number): number {
  const midnight = Math.floor(now / DAY) * DAY;
  return runs
    .filter((run) => run.startedAt >= midnight)
    .reduce((sum, run) => sum + Math.max(0, Math.ceil(((run.endedAt ?? now) - run.startedAt) / MINUTE)), 0);
}

function remaining({ limits }: BudgetFacts, used: number, usedByUser: number): string {
  const parts = [
    limits.gpu_minutes_per_day === null
      ? null
      : `${Math.max(0, limits.gpu_minutes_per_day - used)} GPU minutes for this repository`,
    limits.gpu_minutes_per_user_per_day === null
      ? null
      : `${Math.max(0, limits.gpu_minutes_per_user_per_day - usedByUser)} for you`,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? 'Nothing was started.'
    : `Left until midnight UTC: ${parts.join(', ')}. Nothing was started.`;
}
