/** A comment was written. Nearly all of them hold no command and cost no request. */
import { checkOfComment, checksOf, type FoundCheck } from '../checks/find.ts';
import { type Answer, type CommandContext, reply } from '../commands/context.ts';
import { COMMANDS } from '../commands/index.ts';
import { decidePermission } from '../gates/permission.ts';
import { acquireLease, type Lease, LostLease } from '../lease/lease.ts';
import { neededPermission, RetryLater, statusOf } from '../octokit/failure.ts';
import { type ParsedCommand, parseComment } from '../parse/command-line.ts';
import { readPolicy } from '../policy/read.ts';
import { helpText } from '../replies/help-text.ts';
import { findReply, postReply, type ReplyTarget } from '../replies/post.ts';
import { readAccess } from '../repository/access.ts';
import { readPull } from '../repository/pull.ts';
import type { Scope } from '../scope.ts';

export interface CommentEvent {
  readonly issue: { readonly number: number; readonly isPull: boolean };
  readonly comment: { readonly id: number; readonly body: string; readonly createdAt: string };
  readonly author: { readonly id: number; readonly login: string; readonly type: string };
  readonly senderType: string;
}

/** null: nothing to do, whatever the repository. */
export function commandOf(event: CommentEvent): ParsedCommand | null {
  if (!event.issue.isPull || isBot(event.author.type, event.author.login) || event.senderType === 'Bot') return null;
  return parseComment(event.comment.body);
}

function isBot(type: string, login: string): boolean {
  return (type !== 'User' && type !== '') || login.endsWith('[bot]');
}

export async function onCommand(scope: Scope, event: CommentEvent, command: ParsedCommand): Promise<void> {
  const { comment, author, issue } = event;
  const commentAt = Date.parse(comment.createdAt);
  const target: ReplyTarget = { scope, pull: issue.number, to: `comment-${comment.id}`, since: commentAt };
  try {
    const lease = await leaseFor(scope, target, comment.id, commentAt);
    if (!lease) return;
    const context = {
      scope,
      lease,
      pull: issue.number,
      commentId: comment.id,
      commentAt,
      commenter: author,
      commands: COMMANDS,
    };
    const answer = await answerTo(context, command).catch((error: unknown) => missingPermission(scope, error));
    scope.services.metrics.command(command.kind, answer.code);
    if (answer.kind === 'reply') await postReply(target, answer.message, lease, lease.isTakeover);
  } catch (error) {
    if (error instanceof LostLease) throw new RetryLater(error.message, scope.services.clock.now() + 3000);
    throw error;
  }
}

/** GitHub hides behind 403 what the App may not; the person who asked is told which permission is missing. */
function missingPermission(scope: Scope, error: unknown): Answer {
  const needed = neededPermission(error);
  if (needed === null) throw error;
  scope.services.log.error({ err: error, needed }, 'the App lacks a permission');
  return reply(
    'no-permission',
    `Not started: the App lacks the permission \`${needed}\` in this repository. An owner can grant it in the App’s installation settings.`,
  );
}

async function leaseFor(
  scope: Scope,
  target: ReplyTarget,
  commentId: number,
  commentAt: number,
): Promise<Lease | null> {
  const { octokit, owner, repo, services } = scope;
  const isAnswered = async () => (await findReply(target)) || (await hasCheck(scope, target.pull, commentId));
  try {
    return await acquireLease({ octokit, owner, repo, commentId, commentAt }, services.clock, isAnswered);
  } catch (error) {
    const status = statusOf(error);
    if (status !== 403 && status !== 404) throw error;
    // without the right to react the App cannot reply either; nothing is started that nobody would hear of
    services.log.error(
      { status, repository: `${owner}/${repo}` },
      'no answer is possible: the App lacks `issues: write`, or the comment is gone',
    );
    return null;
  }
}

/** A check that has its run, or has ended, answers a comment; one without a run is unfinished work. */
async function hasCheck(scope: Scope, pull: number, commentId: number): Promise<boolean> {
  let checks: readonly FoundCheck[];
  try {
    const { headSha } = await readPull(scope, pull);
    checks = await checksOf(scope, headSha);
  } catch (error) {
    // without the right to see checks none was made
    if (neededPermission(error) !== null) return false;
    throw error;
  }
  const check = checkOfComment(checks, commentId);
  return check !== undefined && (!check.isOpen || check.state?.runId != null);
}

async function answerTo(context: Omit<CommandContext, 'access'>, command: ParsedCommand): Promise<Answer> {
  const { scope, commenter } = context;
  if (command.kind === 'malformed') {
    const { settings } = await readPolicy(scope);
    return reply(`malformed-${command.code}`, helpText(COMMANDS, [...settings.profiles.keys()], command.code));
  }
  const entry = COMMANDS.find((candidate) => candidate.kind === command.kind);
  const access = entry?.permission === 'anyone' ? null : await readAccess(scope, commenter.login);
  if (access !== null) {
    const person = decidePermission({ login: commenter.login, access, allowed: null, memberOf: [] });
    if (person.kind === 'refuse') return reply(person.code, person.message);
  }
  return runCommand({ ...context, access }, command);
}

function runCommand(context: CommandContext, command: Exclude<ParsedCommand, { kind: 'malformed' }>): Promise<Answer> {
  const [smoke, rerun, status, cancel, help] = COMMANDS;
  switch (command.kind) {
    case 'smoke':
      return smoke.run(context, command);
    case 'rerun':
      return rerun.run(context, command);
    case 'status':
      return status.run(context, command);
    case 'cancel':
      return cancel.run(context, command);
    case 'help':
      return help.run(context, command);
  }
}
