/** Workflows: dispatch, runs, artifacts. */
import { parse } from 'yaml';
import type { BotWorld, WorkflowRun } from '../../bot/world.ts';
import {
  field,
  json,
  type Need,
  notFound,
  problem,
  type Registrar,
  type Reply,
  type RepositoryCall,
  repositoryRoute,
  textField,
} from '../../http.ts';
import { pageOf } from '../../paging.ts';
import { workflowRunView } from '../../views/workflow-run.ts';

const READ: Need = { permissions: ['actions'], level: 'read' };
const WRITE: Need = { permissions: ['actions'], level: 'write' };
const MOST_INPUTS = 25;

/** The workflow file on a branch; null: none. */
function fileOf(call: RepositoryCall, branch: string): unknown {
  const commit = call.repository.branches.get(branch);
  const path = `.github/workflows/${call.params.workflow_id}`;
  const entry = commit === undefined ? undefined : call.repository.store.filesOfCommit(commit).get(path);
  return entry ? parse((call.repository.store.blobs.get(entry.sha) ?? Buffer.alloc(0)).toString('utf8')) : null;
}

function dispatch(call: RepositoryCall, world: BotWorld): Reply {
  const ref = textField(call.body, 'ref') ?? '';
  const onDefault = fileOf(call, call.repository.defaultBranch);
  if (onDefault === null) return notFound();
  if (!call.repository.branches.has(ref) && !call.repository.tags.has(ref))
    return problem(422, `No ref found for: ${ref}`);
  const trigger = field(field(onDefault, 'on'), 'workflow_dispatch');
  if (trigger === undefined) return problem(422, "Workflow does not have 'workflow_dispatch' trigger");
  const declared = Object.keys((field(trigger, 'inputs') as object | undefined) ?? {});
  const inputs = (field(call.body, 'inputs') ?? {}) as Record<string, string>;
  const unexpected = Object.keys(inputs).filter((name) => !declared.includes(name));
  if (unexpected.length > 0) return problem(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (Object.keys(inputs).length > MOST_INPUTS) return problem(422, 'you may only define up to 25 `inputs`');
  const workflow = call.params.workflow_id ?? '';
  world.dispatches.push({ workflow, ref, inputs });
  const name = textField(onDefault, 'run-name') ?? workflow;
  const title = name.replace(/\$\{\{\s*inputs\.([a-z0-9_]+)\s*\}\}/g, (_all, key: string) => inputs[key] ?? '');
  const run = world.makeRun(call.repository, {
    workflow,
    actor: call.actor ?? call.repository.owner,
    inputs,
    title,
    branch: ref,
  });
  if (field(call.body, 'return_run_details') !== true || !world.answersRunDetails) return { status: 204 };
  const view = workflowRunView(run, call);
  return json({ workflow_run_id: run.id, run_url: view.url, html_url: view.html_url });
}

function withRun(call: RepositoryCall, world: BotWorld, then: (run: WorkflowRun) => Reply): Reply {
  const run = world.runs.get(Number(call.params.run_id));
  return run?.repository === call.repository ? then(run) : notFound();
}

export function registerActions(register: Registrar, world: BotWorld): void {
  register(
    repositoryRoute('POST', '/actions/workflows/{workflow_id}/dispatches', WRITE, (call) => dispatch(call, world)),
    repositoryRoute('GET', '/actions/workflows/{workflow_id}/runs', READ, (call) => {
      if (fileOf(call, call.repository.defaultBranch) === null) return notFound();
      const [event, branch] = [call.query.get('event'), call.query.get('branch')];
      const runs = world
        .listed()
        .filter(
          (run) =>
            run.repository === call.repository &&
            run.workflow === call.params.workflow_id &&
            (event === null || run.event === event) &&
            (branch === null || run.headBranch === branch),
        )
        .sort((a, b) => b.id - a.id);
      const page = pageOf(call, runs);
      return json(
        { total_count: runs.length, workflow_runs: page.items.map((run) => workflowRunView(run, call)) },
        200,
        page.headers,
      );
    }),
    repositoryRoute('GET', '/actions/runs/{run_id}', READ, (call) =>
      withRun(call, world, (run) => json(workflowRunView(run, call))),
    ),
    repositoryRoute('POST', '/actions/runs/{run_id}/cancel', WRITE, (call) =>
      withRun(call, world, (run) => {
        if (run.status === 'completed') return problem(409, 'Cannot cancel a workflow run that is completed.');
        setTimeout(() => run.status !== 'completed' && world.complete(run, 'cancelled'), 20);
        return json({}, 202);
      }),
    ),
    repositoryRoute('POST', '/actions/runs/{run_id}/rerun', WRITE, (call) =>
      withRun(call, world, (run) => {
        if (run.status !== 'completed') return problem(403, 'This workflow run is already running');
        if (call.actor) world.rerun(run, call.actor);
        return json({}, 201);
      }),
    ),
    repositoryRoute('GET', '/actions/runs/{run_id}/artifacts', READ, (call) =>
      withRun(call, world, (run) => {
        const artifacts = run.artifacts.map((artifact) => ({
          id: artifact.id,
          node_id: `A_${artifact.id}`,
          name: artifact.name,
          size_in_bytes: artifact.zip.length,
          url: `${call.api}/repos/${call.repository.fullName}/actions/artifacts/${artifact.id}`,
          archive_download_url: `${call.api}/repos/${call.repository.fullName}/actions/artifacts/${artifact.id}/zip`,
          expired: false,
          created_at: run.updatedAt,
          expires_at: run.updatedAt,
          updated_at: run.updatedAt,
        }));
        return json({ total_count: artifacts.length, artifacts });
      }),
    ),
    repositoryRoute('GET', '/actions/artifacts/{artifact_id}/{archive_format}', READ, (call) => {
      const id = Number(call.params.artifact_id);
      const artifact = [...world.runs.values()].flatMap((run) => run.artifacts).find((one) => one.id === id);
      return artifact ? { status: 302, headers: { location: `${world.blobs}/${id}` } } : notFound();
    }),
  );
}
