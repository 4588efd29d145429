/** A smoke check as people see it: one function from what is known to the whole body of the request. */
import { code } from '../replies/escape.ts';
import { failureLines, figureLines, logTail, type SmokeResult } from '../result/figures.ts';
import { encodeState, type SmokeState } from './state.ts';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'timed_out' | 'neutral' | 'action_required' | 'skipped';

export type Situation =
  | { readonly kind: 'starting' }
  | { readonly kind: 'waiting'; readonly keepsStatus?: boolean }
  | { readonly kind: 'running' }
  | { readonly kind: 'ending' }
  | {
      readonly kind: 'ended';
      readonly conclusion: Conclusion;
      readonly title: string;
      /** Markdown. */
      readonly why: string;
      readonly result?: SmokeResult | null;
    };

export interface CheckBody {
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion?: Conclusion;
  readonly output: { readonly title: string; readonly summary: string; readonly text: string };
  readonly actions: { readonly label: string; readonly description: string; readonly identifier: string }[];
  readonly details_url?: string;
}

export const RERUN = { label: 'Re-run', description: 'Run the same config on the GPU again', identifier: 'rerun' };
export const CANCEL = { label: 'Cancel', description: 'Stop the run', identifier: 'cancel' };
/** GitHub's limit of summary and text, characters. */
const MOST = 65_535;

export function showCheck(state: SmokeState, situation: Situation): CheckBody {
  const { title, lead } = headline(state, situation);
  const result = situation.kind === 'ended' ? (situation.result ?? null) : null;
  const summary = [
    lead,
    '',
    ...(result ? [...failureLines(result), '', ...figureLines(result, state.estimate), ''] : []),
    ...facts(state),
  ].join('\n');
  const details = result ? detailLines(result) : '';
  const mark = encodeState(state);
  return {
    ...status(situation),
    output: { title, summary: cut(summary, MOST), text: `${cut(details, MOST - mark.length - 2)}\n\n${mark}` },
    actions:
      situation.kind === 'ended' ? (state.runId === null ? [] : [RERUN]) : situation.kind === 'ending' ? [] : [CANCEL],
    ...(state.runUrl === null ? {} : { details_url: state.runUrl }),
  };
}

function status(situation: Situation): Pick<CheckBody, 'status' | 'conclusion'> {
  if (situation.kind === 'ended') return { status: 'completed', conclusion: situation.conclusion };
  return { status: situation.kind === 'starting' || situation.kind === 'waiting' ? 'queued' : 'in_progress' };
}

function headline(state: SmokeState, situation: Situation): { readonly title: string; readonly lead: string } {
  switch (situation.kind) {
    case 'starting':
      return { title: 'Starting', lead: 'The run is being started.' };
    case 'waiting':
      return {
        title: 'Waiting for a GPU runner',
        lead: `The run is queued. Without a runner within ${state.timeoutMinutes} minutes this check ends as timed out.`,
      };
    case 'running':
      return { title: 'Running on the GPU', lead: 'DeepSpeed is running with this config.' };
    case 'ending':
      return { title: 'Stopping', lead: 'The run is being stopped.' };
    case 'ended':
      return { title: situation.title, lead: situation.why };
  }
}

function facts(state: SmokeState): string[] {
  const { inputs } = state;
  const run =
    state.runUrl === null
      ? 'none yet'
      : `[${state.runId}](${state.runUrl})${state.attempt > 1 ? `, attempt ${state.attempt}` : ''}`;
  return [
    '| | |',
    '| --- | --- |',
    `| asked by | ${code(state.login)} in #${state.pull} |`,
    `| commit | ${code(inputs.head_sha)} |`,
    `| config | ${code(inputs.config_path)} (SHA-256 ${code(inputs.config_sha256.slice(0, 16))}) |`,
    `| model, world | ${code(inputs.model)}, ${code(inputs.world_size)} ranks, ${code(inputs.steps)} steps |`,
    ...(state.overrides.length === 0
      ? []
      : [`| set by the profile | ${state.overrides.map((line) => code(line)).join(', ')} |`]),
    `| run | ${run} |`,
  ];
}

function detailLines(result: SmokeResult): string {
  const changed = result.changed.map(
    (entry) => `- ${code(entry.pointer)}: ${code(entry.what)}, ${code(entry.from)} → ${code(entry.to)}`,
  );
  const parts = [
    changed.length === 0 ? '' : ['Redirected or refused on the runner:', ...changed].join('\n'),
    logTail(result),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
