import { json, type Need, notFound, type Registrar, repositoryRoute } from '../http.ts';
import { repositoryView } from '../views/repository.ts';

const METADATA: Need = { permissions: ['metadata', 'contents'], level: 'read' };
const CONTENTS: Need = { permissions: ['contents'], level: 'read' };

export function registerRepositories(register: Registrar): void {
  register(
    repositoryRoute('GET', '', METADATA, (call) => json(repositoryView(call.repository, call))),
    repositoryRoute('GET', '/branches/{branch}', CONTENTS, (call) => {
      const name = call.params.branch ?? '';
      const sha = call.repository.branches.get(name);
      if (sha === undefined) return notFound();
      return json({
        name,
        commit: { sha, url: `${call.api}/repos/${call.repository.fullName}/commits/${sha}` },
        protected: false,
      });
    }),
    // `permission` knows four levels only, `role_name` says the exact role
    repositoryRoute('GET', '/collaborators/{username}/permission', METADATA, (call) => {
      const account = call.state.accounts.get((call.params.username ?? '').toLowerCase());
      if (!account) return notFound();
      const role = call.state.roleOf(call.repository, account) ?? (call.repository.isPrivate ? 'none' : 'read');
      const coarse = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
      return json({
        permission: coarse,
        role_name: role,
        user: { login: account.login, id: account.id, type: account.type },
      });
    }),
  );
}
