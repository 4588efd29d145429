/**
 * Brings the comment to what it should be. No write is repeated blindly: after each one, whatever became of it, the comments are read
 * again and the decision is made anew, so a write whose answer was lost is seen and not doubled.
 */
import type { GitHubApi, IssueComment } from '../github/api.ts';
import { isLimit, isTransient, retryAfter } from '../github/failures.ts';
import { describe, statusOf } from '../problem.ts';
import { type Decision, decide, type Wanted } from './decide.ts';
import { withMarker } from './marker.ts';
import { ACTIONS_BOT, mayBeAPersons, type OwnComment, ownComments } from './whose.ts';

interface Written {
  readonly kind: 'written';
  readonly id: number;
  readonly url: string;
  readonly isNew: boolean;
}

export type Settled =
  | Written
  | {
      readonly kind: 'left';
      readonly because: Extract<Decision, { kind: 'leave' }>['because'];
      readonly comment: OwnComment | null;
    }
  /** The token may not write here: a fork's, or one without `pull-requests: write`. */
  | { readonly kind: 'refused'; readonly because: string };

const MOST_ROUNDS = 8;
const PAUSES = [1, 2, 4, 8];

export interface SettleOptions {
  readonly api: GitHubApi;
  readonly pull: number;
  readonly wanted: Wanted;
  readonly pause: (seconds: number) => Promise<void>;
}

export async function settleComment({ api, pull, wanted: asked, pause }: SettleOptions): Promise<Settled> {
  let wanted = asked;
  let failures = 0;
  const done: { login: string | null; last: Written | null } = { login: null, last: null };
  let lost: { readonly body: string; readonly seen: ReadonlySet<number> } | null = null;
  const mine = new Set<number>();
  const notMine = new Set<number>();
  let failure = 'GitHub did not take it';

  const own = async (comments: readonly IssueComment[]): Promise<OwnComment[]> => {
    const { policy } = wanted.marker;
    if (done.login === null && mayBeAPersons(comments, policy)) done.login = await api.viewer();
    // the comment of a lost answer: new since we looked, and to the letter what we sent
    for (const comment of comments)
      if (lost && comment.body === lost.body && !lost.seen.has(comment.id)) mine.add(comment.id);
    return ownComments(comments, policy, { login: done.login, written: mine }).filter(
      (comment) => !notMine.has(comment.id),
    );
  };
  const wrote = (comment: IssueComment, isNew: boolean): void => {
    mine.add(comment.id);
    done.login = comment.login || done.login;
    done.last = { kind: 'written', id: comment.id, url: comment.url, isNew: isNew || done.last?.isNew === true };
    // other bots could copy the marker; from now on it says which one it belongs to
    if (comment.isBot && comment.login !== ACTIONS_BOT)
      wanted = { ...wanted, marker: { ...wanted.marker, by: comment.login } };
  };

  for (let round = 0; round < MOST_ROUNDS; round++) {
    const comments = await api.comments(pull);
    const existing = await own(comments);
    // last of all: between this answer and the write a push could only slip in within milliseconds
    const decision = decide(wanted, existing, (await api.pull(pull)).headSha);
    if (decision.kind === 'leave') {
      if (done.last && decision.because === 'unchanged') return done.last;
      return { kind: 'left', because: decision.because, comment: decision.comment };
    }
    try {
      if (decision.kind === 'remove') {
        await api.deleteComment(decision.comment.id);
        continue;
      }
      const body = withMarker(wanted.marker, decision.content);
      if (decision.kind === 'create') {
        lost = { body, seen: new Set(comments.map((comment) => comment.id)) };
        wrote(await api.createComment(pull, body), true);
      } else wrote(await api.updateComment(decision.comment.id, body), false);
      if (decision.kind === 'update' && wanted.marker.by === null && done.last) return done.last;
    } catch (error) {
      failure = describe(error);
      const status = statusOf(error);
      if (isLimit(error) || isTransient(error)) {
        const seconds = retryAfter(error) ?? PAUSES[failures] ?? 8;
        failures += 1;
        if (failures > PAUSES.length || seconds > 90) break;
        await pause(seconds);
      } else if (decision.kind !== 'create' && (status === 403 || status === 404)) {
        // someone else's after all, or gone
        notMine.add(decision.comment.id);
      } else return { kind: 'refused', because: failure };
    }
  }
  return { kind: 'refused', because: failure };
}
