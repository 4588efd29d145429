/** The same config under the same profile, again: what passed is not run twice, what runs is not run beside itself. */

import type { LedgerEntry } from './budget.ts';
import { type Decision, refuse } from './decision.ts';

export interface DuplicateFacts {
  readonly profile: string;
  /** Whole hash of config and profile settings. */
  readonly subject: string;
  readonly runs: readonly LedgerEntry[];
  /** `/ds-smoke rerun`. */
  readonly isForced: boolean;
}

export type DuplicateDecision = Decision | (ReturnType<typeof refuse> & { readonly run: LedgerEntry });

export function decideDuplicate(facts: DuplicateFacts): DuplicateDecision {
  const same = facts.runs.filter((run) => run.profile === facts.profile && facts.subject.startsWith(run.subject));
  const open = same.find((run) => run.isOpen);
  if (open) {
    const message = `Profile \`${facts.profile}\` is running on this very config: [run](${open.url}). Nothing more was started.`;
    return { ...refuse('already-running', message), run: open };
  }
  const passed = facts.isForced ? undefined : same.find((run) => run.conclusion === 'success');
  if (!passed) return { kind: 'go' };
  const message = `This very config passed profile \`${facts.profile}\` already: [run](${passed.url}). No GPU minute was spent; \`/ds-smoke rerun ${facts.profile}\` runs it again.`;
  return { ...refuse('already-passed', message), run: passed };
}
