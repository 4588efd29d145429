import type { Call } from '../http.ts';
import type { CheckRun, Repository } from '../repository.ts';
import { appView } from './account.ts';
import { pullView } from './pull.ts';

export function checkRunView(repository: Repository, run: CheckRun, call: Call) {
  const url = `${call.api}/repos/${repository.fullName}/check-runs/${run.id}`;
  // GitHub leaves `pull_requests` empty for heads that live in a fork
  const pulls = [...repository.pulls.values()].filter(
    (pull) => pull.headSha === run.headSha && pull.head.repository === repository && pull.issue.state === 'open',
  );
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: `${call.web}/${repository.fullName}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${call.web}/${repository.fullName}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: repository.id * 1000 + run.app.id },
    app: appView(run.app, call),
    pull_requests: pulls.map((pull) => {
      const view = pullView(call.state, repository, pull, call, false);
      return { id: view.id, number: view.number, url: view.url, head: view.head, base: view.base };
    }),
  };
}
