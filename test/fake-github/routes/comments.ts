import {
  json,
  type Need,
  notFound,
  problem,
  type Registrar,
  type Reply,
  type RepositoryCall,
  repositoryRoute,
  textField,
} from '../http.ts';
import { paged } from '../paging.ts';
import type { Comment } from '../repository.ts';
import { commentView, issueView } from '../views/comment.ts';

const READ: Need = { permissions: ['issues', 'pull_requests'], level: 'read' };
const WRITE: Need = { permissions: ['issues', 'pull_requests'], level: 'write', people: 'anyone' };
/** Characters; GitHub's own limit of a comment. */
export const MAX_BODY = 65_536;

function refuseBody(body: string | undefined): Reply | null {
  const invalid = (message: string) =>
    problem(422, 'Validation Failed', [{ resource: 'IssueComment', code: 'custom', field: 'body', message }]);
  if (body === undefined) return problem(422, 'Invalid request.\n\n"body" wasn\'t supplied.');
  if (body.trim() === '') return invalid("body can't be blank");
  return [...body].length > MAX_BODY ? invalid(`body is too long (maximum is ${MAX_BODY} characters)`) : null;
}

/** Someone else's comment may be edited by people with write access and by Apps only where they wrote it themselves. */
function mayChange(call: RepositoryCall, comment: Comment): boolean {
  if (!call.token) return false;
  if (call.token.app) return comment.user.id === call.token.actor.id;
  const role = call.state.roleOf(call.repository, call.token.actor);
  return comment.user.id === call.token.actor.id || role === 'admin' || role === 'maintain' || role === 'write';
}

function withComment(call: RepositoryCall, then: (comment: Comment) => Reply): Reply {
  const comment = call.repository.comments.get(Number(call.params.comment_id));
  return comment ? then(comment) : notFound();
}

export function registerComments(register: Registrar): void {
  register(
    repositoryRoute('GET', '/issues/{issue_number}', READ, (call) => {
      const issue = call.repository.issues.get(Number(call.params.issue_number));
      if (!issue) return notFound();
      return json(issueView(call.repository, issue, call.state.commentsOf(call.repository, issue.number).length, call));
    }),
    repositoryRoute('GET', '/issues/{issue_number}/comments', READ, (call) => {
      const number = Number(call.params.issue_number);
      if (!call.repository.issues.has(number)) return notFound();
      const since = call.query.get('since');
      const comments = call.state
        .commentsOf(call.repository, number)
        .filter((comment) => since === null || Date.parse(comment.updatedAt) >= Date.parse(since));
      return paged(call, comments, (comment) => commentView(call.repository, comment, call));
    }),
    repositoryRoute('POST', '/issues/{issue_number}/comments', WRITE, (call) => {
      const issue = call.repository.issues.get(Number(call.params.issue_number));
      if (!issue || !call.token) return notFound();
      if (issue.locked) return problem(403, 'Unable to create comment because issue is locked.');
      const body = textField(call.body, 'body');
      const refused = refuseBody(body);
      if (refused || body === undefined) return refused ?? notFound();
      const comment = call.state.addComment(call.repository, issue.number, body, call.token.actor, call.token.app);
      return json(commentView(call.repository, comment, call), 201);
    }),
    repositoryRoute('GET', '/issues/comments/{comment_id}', READ, (call) =>
      withComment(call, (comment) => json(commentView(call.repository, comment, call))),
    ),
    repositoryRoute('PATCH', '/issues/comments/{comment_id}', WRITE, (call) =>
      withComment(call, (comment) => {
        if (!mayChange(call, comment)) return problem(403, 'Resource not accessible by integration');
        const body = textField(call.body, 'body');
        const refused = refuseBody(body);
        if (refused || body === undefined) return refused ?? notFound();
        const before = comment.body;
        comment.body = body;
        comment.updatedAt = call.state.now();
        const issue = call.repository.issues.get(comment.issueNumber);
        call.state.emit({
          name: 'issue_comment',
          action: 'edited',
          repository: call.repository,
          sender: call.actor ?? comment.user,
          comment,
          ...(issue ? { issue } : {}),
          extra: { changes: { body: { from: before } } },
        });
        return json(commentView(call.repository, comment, call));
      }),
    ),
    repositoryRoute('DELETE', '/issues/comments/{comment_id}', WRITE, (call) =>
      withComment(call, (comment) => {
        if (!mayChange(call, comment)) return problem(403, 'Resource not accessible by integration');
        call.repository.comments.delete(comment.id);
        return { status: 204 };
      }),
    ),
  );
}
