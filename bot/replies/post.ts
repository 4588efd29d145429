/** The one reply to a command: found again by a mark that names the comment, so that nobody writes it twice. */
import type { Lease } from '../lease/lease.ts';
import { writeOnce } from '../octokit/look-then-repeat.ts';
import { at, type Scope } from '../scope.ts';

/** GitHub's limit, characters. */
const MOST = 65_536;
const LOOKS_MS = [700, 1500, 3000];

export interface ReplyTarget {
  readonly scope: Scope;
  readonly pull: number;
  /** What the reply answers: `comment-123`, `click-…`. Letters, digits and hyphens. */
  readonly to: string;
  /** Replies older than this cannot answer it, milliseconds since 1970. */
  readonly since: number;
}

function mark(to: string): string {
  return `<!-- ds-smoke-reply:${to} -->`;
}

/** Whether the bot has answered. People cannot forge it: only comments of bots count. */
export async function findReply({ scope, pull, to, since }: ReplyTarget): Promise<boolean> {
  const from = new Date(Number.isFinite(since) ? since - 1000 : 0).toISOString();
  const iterator = scope.octokit.paginate.iterator(scope.octokit.rest.issues.listComments, {
    ...at(scope),
    issue_number: pull,
    since: from,
    per_page: 100,
  });
  for await (const { data } of iterator) {
    if (data.some((comment) => comment.user?.type === 'Bot' && comment.body?.includes(mark(to)))) return true;
  }
  return false;
}

/** No line starts with a command: our own words would be read as one. */
export function composeReply(message: string, to: string): string {
  const tail = `\n\n${mark(to)}`;
  const lines = message.split('\n').map((line) => line.replace(/^(\s*)\/(?=ds-smoke)/, '$1&#47;'));
  const body = lines.join('\n');
  const room = MOST - tail.length;
  return (body.length <= room ? body : `${body.slice(0, room - 1)}…`) + tail;
}

export async function postReply(
  target: ReplyTarget,
  message: string,
  lease: Lease | null,
  lookFirst: boolean,
): Promise<void> {
  const { scope, pull, to } = target;
  await writeOnce<true>(scope.services.clock, {
    ensure: async () => lease?.ensure(),
    write: async () => {
      await scope.octokit.rest.issues.createComment({
        ...at(scope),
        issue_number: pull,
        body: composeReply(message, to),
      });
      return true;
    },
    look: async () => ((await findReply(target)) ? true : null),
    pauses: LOOKS_MS,
    lookFirst,
  });
}
