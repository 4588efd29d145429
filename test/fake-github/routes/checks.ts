import type { App } from '../accounts.ts';
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
} from '../http.ts';
import { paged, pageOf } from '../paging.ts';
import { resolveCommit } from '../refs.ts';
import type { Annotation, CheckAction, CheckRun } from '../repository.ts';
import { checkRunView } from '../views/check-run.ts';

const READ: Need = { permissions: ['checks'], level: 'read' };
const WRITE: Need = { permissions: ['checks'], level: 'write', people: 'never' };
const MAX_ANNOTATIONS = 50;
const MAX_ACTIONS = 3;
const MAX_TEXT = 65_535;

const invalid = (name: string, message: string): Reply =>
  problem(422, 'Invalid request.', [{ resource: 'CheckRun', code: 'invalid', field: name, message }]);

/** What the body asks for that GitHub refuses; null: fine. */
function refuse(body: unknown): Reply | null {
  const output = field(body, 'output');
  const annotations = field(output, 'annotations');
  const actions = field(body, 'actions');
  if (Array.isArray(annotations) && annotations.length > MAX_ANNOTATIONS)
    return invalid('annotations', 'exceeds a maximum quantity of 50');
  if (Array.isArray(actions) && actions.length > MAX_ACTIONS)
    return invalid('actions', 'exceeds a maximum quantity of 3');
  for (const name of ['summary', 'text']) {
    if ((textField(output, name)?.length ?? 0) > MAX_TEXT)
      return invalid(name, `Only ${MAX_TEXT} characters are allowed`);
  }
  for (const action of Array.isArray(actions) ? actions : []) {
    for (const [key, most] of [
      ['label', 20],
      ['identifier', 20],
      ['description', 40],
    ] as const) {
      if ((textField(action, key)?.length ?? most + 1) > most)
        return invalid('actions', `${key} is missing or longer than ${most}`);
    }
  }
  if (field(body, 'status') === 'completed' && field(body, 'conclusion') === undefined)
    return invalid('conclusion', 'missing');
  return null;
}

function apply(call: RepositoryCall, run: CheckRun): void {
  const { body } = call;
  const output = field(body, 'output');
  run.externalId = textField(body, 'external_id') ?? run.externalId;
  run.detailsUrl = textField(body, 'details_url') ?? run.detailsUrl;
  run.startedAt = textField(body, 'started_at') ?? run.startedAt;
  const status = textField(body, 'status');
  if (status !== undefined && status !== 'completed') {
    run.conclusion = null;
    run.completedAt = null;
  }
  run.status = status ?? run.status;
  const conclusion = textField(body, 'conclusion');
  if (conclusion !== undefined) {
    run.conclusion = conclusion;
    run.status = 'completed';
    run.completedAt = textField(body, 'completed_at') ?? call.state.now();
  }
  if (output !== undefined) {
    run.output = {
      title: textField(output, 'title') ?? run.output.title,
      summary: textField(output, 'summary') ?? run.output.summary,
      text: textField(output, 'text') ?? run.output.text,
    };
    const annotations = field(output, 'annotations');
    // later requests add to what is there
    if (Array.isArray(annotations)) run.annotations.push(...(annotations as Annotation[]));
  }
  const actions = field(body, 'actions');
  if (Array.isArray(actions)) run.actions = actions as CheckAction[];
}

function create(call: RepositoryCall, app: App): Reply {
  const name = textField(call.body, 'name');
  const headSha = textField(call.body, 'head_sha');
  if (!name || !headSha) return invalid(name ? 'head_sha' : 'name', 'missing');
  if (!call.repository.store.commits.has(headSha)) return problem(422, `No commit found for SHA: ${headSha}`);
  const run: CheckRun = {
    id: call.state.nextId(),
    app,
    name,
    headSha,
    externalId: '',
    detailsUrl: null,
    status: 'queued',
    conclusion: null,
    startedAt: call.state.now(),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  apply(call, run);
  call.repository.checkRuns.set(run.id, run);
  call.state.emit({
    name: 'check_run',
    action: 'created',
    repository: call.repository,
    sender: app.bot,
    checkRun: run,
  });
  return json(checkRunView(call.repository, run, call), 201);
}

function list(call: RepositoryCall): Reply {
  const sha = resolveCommit(call.repository, call.params.ref ?? '');
  if (sha === null) return problem(422, `No commit found for SHA: ${call.params.ref}`);
  const [name, status, app] = ['check_name', 'status', 'app_id'].map((key) => call.query.get(key));
  let runs = [...call.repository.checkRuns.values()].filter(
    (run) =>
      run.headSha === sha &&
      (name === null || run.name === name) &&
      (status === null || run.status === status) &&
      (app === null || String(run.app.id) === app),
  );
  runs.sort((a, b) => b.id - a.id);
  if (call.query.get('filter') !== 'all') {
    runs = runs.filter(
      (run, index) => runs.findIndex((other) => other.name === run.name && other.app === run.app) === index,
    );
  }
  const page = pageOf(call, runs);
  const check_runs = page.items.map((run) => checkRunView(call.repository, run, call));
  return json({ total_count: runs.length, check_runs }, 200, page.headers);
}

export function registerChecks(register: Registrar): void {
  register(
    repositoryRoute('POST', '/check-runs', WRITE, (call) => {
      const app = call.token?.app;
      return app ? (refuse(call.body) ?? create(call, app)) : problem(403, 'You must authenticate via a GitHub App.');
    }),
    repositoryRoute('GET', '/check-runs/{check_run_id}', READ, (call) => {
      const run = call.repository.checkRuns.get(Number(call.params.check_run_id));
      return run ? json(checkRunView(call.repository, run, call)) : notFound();
    }),
    repositoryRoute('PATCH', '/check-runs/{check_run_id}', WRITE, (call) => {
      const run = call.repository.checkRuns.get(Number(call.params.check_run_id));
      if (!run) return notFound();
      if (run.app.id !== call.token?.app?.id)
        return problem(
          403,
          'Invalid app_id `' +
            call.token?.app?.id +
            '` - check run can only be modified by the GitHub App that created it.',
        );
      const refused = refuse(call.body);
      if (refused) return refused;
      const wasCompleted = run.status === 'completed';
      apply(call, run);
      if (!wasCompleted && run.status === 'completed') {
        call.state.emit({
          name: 'check_run',
          action: 'completed',
          repository: call.repository,
          sender: run.app.bot,
          checkRun: run,
        });
      }
      return json(checkRunView(call.repository, run, call));
    }),
    repositoryRoute('GET', '/check-runs/{check_run_id}/annotations', READ, (call) => {
      const run = call.repository.checkRuns.get(Number(call.params.check_run_id));
      return run ? paged(call, run.annotations, (annotation) => annotation) : notFound();
    }),
    repositoryRoute('GET', '/commits/{ref}/check-runs', READ, list),
  );
}
