import { json, type Registrar, repositoryRoute } from '../../http.ts';
import { pullView } from '../../views/pull.ts';

export function registerCommitPulls(register: Registrar): void {
  register(
    repositoryRoute('GET', '/commits/{commit_sha}/pulls', { permissions: ['pull_requests'], level: 'read' }, (call) => {
      const pulls = [...call.repository.pulls.values()].filter((pull) => pull.headSha === call.params.commit_sha);
      return json(pulls.map((pull) => pullView(call.state, call.repository, pull, call, false)));
    }),
  );
}
