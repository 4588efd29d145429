/** From the run's conclusion to the check's. Only success is green: neutral and skipped would pass a branch protection, too. */
import type { Conclusion } from '../checks/show.ts';
import type { SmokeState } from '../checks/state.ts';

export interface Verdict {
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly why: string;
}

export function verdictOf(runConclusion: string | null, state: Pick<SmokeState, 'ending' | 'timeoutMinutes'>): Verdict {
  if (runConclusion === 'success')
    return {
      conclusion: 'success',
      title: 'The smoke run passed',
      why: 'DeepSpeed started with this config and took its steps.',
    };
  if (runConclusion === 'cancelled') return endedBy(state);
  switch (runConclusion) {
    case 'failure':
      return {
        conclusion: 'failure',
        title: 'The smoke run failed',
        why: 'DeepSpeed did not get through its steps with this config.',
      };
    case 'timed_out':
      return { conclusion: 'timed_out', title: 'Ran out of time', why: 'The smoke run took longer than it may.' };
    case 'startup_failure':
      return {
        conclusion: 'failure',
        title: 'The workflow could not start',
        why: 'GitHub could not start the workflow (startup_failure): its file is broken or a called workflow is missing.',
      };
    case 'action_required':
      return {
        conclusion: 'action_required',
        title: 'The run waits for an approval',
        why: 'The run needs an approval in its environment.',
      };
    default:
      return {
        conclusion: 'failure',
        title: 'The smoke job did not run',
        why: `The run ended as \`${/^[a-z_]{1,30}$/.exec(runConclusion ?? '')?.[0] ?? 'unknown'}\`, which proves nothing.`,
      };
  }
}

/** How a check ends whose run somebody stopped. */
export function endedBy(state: Pick<SmokeState, 'ending' | 'timeoutMinutes'>): Verdict {
  switch (state.ending) {
    case 'outdated':
      return {
        conclusion: 'cancelled',
        title: 'Outdated: the head moved',
        why: 'A newer commit was pushed, so the run on this one was stopped.',
      };
    case 'closed':
      return {
        conclusion: 'cancelled',
        title: 'Stopped: the pull request was closed',
        why: 'The pull request was closed, so the run was stopped.',
      };
    case 'no-runner':
      return {
        conclusion: 'timed_out',
        title: 'No GPU runner was free',
        why: `No runner took the job within ${state.timeoutMinutes} minutes. Is one online with the labels of the workflow?`,
      };
    case 'overdue':
      return {
        conclusion: 'timed_out',
        title: 'Ran out of time',
        why: 'The run did not end in time, so it was stopped.',
      };
    default:
      return { conclusion: 'cancelled', title: 'Cancelled', why: 'The run was cancelled.' };
  }
}
