import type { WorkflowRun } from '../bot/world.ts';
import type { Call } from '../http.ts';
import { accountView } from './account.ts';

export function workflowRunView(run: WorkflowRun, call: Pick<Call, 'api' | 'web'>) {
  const url = `${call.api}/repos/${run.repository.fullName}/actions/runs/${run.id}`;
  return {
    id: run.id,
    node_id: `WFR_${run.id}`,
    name: run.workflow.replace(/\.ya?ml$/, ''),
    display_title: run.title,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: `.github/workflows/${run.workflow}`,
    run_number: 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 77,
    url,
    html_url: `${call.web}/${run.repository.fullName}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
    run_attempt: run.attempt,
    actor: accountView(run.actor, call),
    triggering_actor: accountView(run.triggeringActor, call),
    artifacts_url: `${url}/artifacts`,
    jobs_url: `${url}/jobs`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
  };
}
