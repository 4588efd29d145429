/** May this token do that? Answers as GitHub does, which hides what one may not see. */
import { atLeast, type Level, type Token } from './accounts.ts';
import { type Need, notFound, problem, type Reply } from './http.ts';
import type { Repository } from './repository.ts';
import type { State } from './state.ts';

const FORBIDDEN_APP = 'Resource not accessible by integration';
const FORBIDDEN_PERSON = 'Must have admin rights to Repository.';

function grants(token: Token, need: Need): boolean {
  if (token.permissions === 'all') return true;
  const enough = (level: Level | undefined) => level === 'write' || (level === 'read' && need.level === 'read');
  const granted = token.permissions;
  return need.permissions.some((name) => enough(granted[name]));
}

function covers(token: Token, repository: Repository): boolean {
  return token.repositories === 'all' || token.repositories.has(repository.fullName);
}

/** null: allowed. Otherwise the refusal. */
export function refusal(
  state: State,
  token: Token | null,
  repository: Repository | undefined,
  need: Need,
): Reply | null {
  if (!repository) return notFound();
  if (token === null) {
    if (need.level === 'read' && !repository.isPrivate) return null;
    return repository.isPrivate ? notFound() : problem(401, 'Requires authentication');
  }
  if (token.app) {
    if (!covers(token, repository)) {
      if (repository.isPrivate) return notFound();
      return need.level === 'read' ? null : problem(403, FORBIDDEN_APP);
    }
    if (need.level === 'read' && !repository.isPrivate) return null;
    return grants(token, need) ? null : problem(403, FORBIDDEN_APP);
  }
  const role = state.roleOf(repository, token.actor);
  if (repository.isPrivate && (role === null || !covers(token, repository))) return notFound();
  if (need.level === 'read') return null;
  if (!covers(token, repository) || !grants(token, need)) {
    return problem(403, 'Resource not accessible by personal access token');
  }
  const people = need.people ?? 'write';
  if (people === 'never') return problem(403, 'You must authenticate via a GitHub App.');
  if (people === 'anyone') return null;
  return atLeast(role, people) ? null : problem(403, FORBIDDEN_PERSON);
}
