/** Is this comment ours? By its marker and its author, never by one of the two alone. */
import type { IssueComment } from '../github/api.ts';
import { type Marker, readMarker } from './marker.ts';

/** Who writes with the token that every workflow has. */
export const ACTIONS_BOT = 'github-actions[bot]';

export interface Identity {
  /** Our login where it is known: a person's token, or a bot that has written in this run. null: some App. */
  readonly login: string | null;
  /** Comments that this run wrote itself. */
  readonly written: ReadonlySet<number>;
}

export interface OwnComment {
  readonly id: number;
  readonly url: string;
  readonly marker: Marker;
  readonly content: string;
}

export function ownComments(comments: readonly IssueComment[], policy: string, identity: Identity): OwnComment[] {
  return comments
    .flatMap((comment): OwnComment[] => {
      const marked = readMarker(comment.body);
      if (!marked || marked.marker.policy !== policy || !isOurs(comment, marked.marker, identity)) return [];
      return [{ id: comment.id, url: comment.url, marker: marked.marker, content: marked.content }];
    })
    .sort((a, b) => a.id - b.id);
}

function isOurs(comment: IssueComment, marker: Marker, identity: Identity): boolean {
  if (identity.written.has(comment.id)) return true;
  if (identity.login !== null) return comment.login === identity.login;
  // nobody but an App has a bot's account; one that is not Actions' own must be the one that the marker names
  return comment.isBot && (comment.login === ACTIONS_BOT || marker.by === comment.login);
}

/** Only a person's token needs its name looked up, and only where a person's comment has our marker. */
export function mayBeAPersons(comments: readonly IssueComment[], policy: string): boolean {
  return comments.some((comment) => !comment.isBot && readMarker(comment.body)?.marker.policy === policy);
}
