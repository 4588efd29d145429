/** Somebody pressed a button of a check. */
import { checkById, type FoundCheck } from '../checks/find.ts';
import { GATE_NAME, isSmokeCheck } from '../checks/names.ts';
import { madeCheck, updateCheck } from '../checks/write.ts';
import { putGate } from '../gate/refresh.ts';
import { decideBudget, ledgerSince } from '../gates/budget.ts';
import { type Decision, refuse } from '../gates/decision.ts';
import { headMoved } from '../gates/head-sha.ts';
import { decidePermission } from '../gates/permission.ts';
import { decidePolicy } from '../gates/policy.ts';
import { failureOf } from '../octokit/failure.ts';
import { writeOnce } from '../octokit/look-then-repeat.ts';
import { readPolicy } from '../policy/read.ts';
import { watch } from '../reconcile/overdue.ts';
import { postReply } from '../replies/post.ts';
import { readAccess, teamsOf } from '../repository/access.ts';
import { filesOfPull } from '../repository/changed-files.ts';
import { ledgerOf, listRuns } from '../repository/ledger.ts';
import { readPull } from '../repository/pull.ts';
import { at, type Scope } from '../scope.ts';
import { readRun } from '../settle/read-run.ts';
import { stopCheck } from '../settle/stop-check.ts';

export interface ClickEvent {
  readonly checkRunId: number;
  readonly action: 'rerun' | 'cancel';
  readonly sender: { readonly id: number; readonly login: string; readonly type: string };
}

export async function onClick(scope: Scope, event: ClickEvent): Promise<void> {
  const found = await checkById(scope, event.checkRunId);
  if (found?.name === GATE_NAME) return refreshWhole(scope, found);
  if (!found?.state || !isSmokeCheck(found.name) || event.sender.type !== 'User') return;
  const { state } = found;
  const decision = await decideClick(scope, event, found);
  if (decision.kind === 'refuse') {
    const to = `check-${found.id}-${state.attempt}-${event.action}-${event.sender.id}`;
    const target = { scope, pull: state.pull, to, since: state.dispatchedAt ?? found.startedAt ?? 0 };
    await postReply(target, decision.message, null, true);
  } else if (event.action === 'cancel') await stopCheck(scope, found, 'cancelled');
  else await rerun(scope, found);
}

async function decideClick(scope: Scope, event: ClickEvent, found: FoundCheck): Promise<Decision> {
  const { login, id: userId } = event.sender;
  const { state } = found;
  if (!state) return refuse('config-missing', 'This check holds no run.');
  const [access, policy] = await Promise.all([readAccess(scope, login), readPolicy(scope)]);
  const { smoke } = policy.settings;
  const memberOf = await teamsOf(scope, login, smoke.allow?.teams ?? []);
  const person = decidePermission({ login, access, allowed: smoke.allow, memberOf });
  if (person.kind === 'refuse' || event.action === 'cancel') return person;
  const readable = decidePolicy(policy.problems);
  if (readable.kind === 'refuse') return readable;
  const pull = await readPull(scope, state.pull);
  if (!pull.isOpen) return refuse('pull-closed', 'This pull request is closed, so nothing was started.');
  if (pull.headSha !== found.headSha) return headMoved(pull.headSha, state.inputs.profile);
  const now = scope.services.clock.now();
  const listed = await listRuns(scope, state.workflow, ledgerSince(smoke.limits, now));
  const runs = ledgerOf(listed ?? [], scope.defaultBranch);
  return decideBudget({ limits: smoke.limits, runs, userId, login, now, wanted: state.timeoutMinutes });
}

/** GitHub itself refuses to re-run what is running, so two clicks are one attempt. */
async function rerun(scope: Scope, found: FoundCheck): Promise<void> {
  const { state } = found;
  if (!state || state.runId === null || found.isOpen) return;
  const runId = state.runId;
  const hasBegun = async () => {
    const run = await readRun(scope, runId);
    return run && run.attempt > state.attempt ? run.attempt : null;
  };
  const attempt = await writeOnce<number>(scope.services.clock, {
    ensure: async () => {},
    write: async () => {
      await scope.octokit.rest.actions.reRunWorkflow({ ...at(scope), run_id: runId });
      return state.attempt + 1;
    },
    look: hasBegun,
    pauses: [500, 1000, 2000],
    lookFirst: false,
  }).catch(async (error: unknown) => {
    if (failureOf(error, scope.services.clock.now()).kind !== 'refused') throw error;
    return hasBegun();
  });
  if (attempt === null) return;
  const again = { ...state, attempt, ending: null, dispatchedAt: scope.services.clock.now() };
  await updateCheck(scope, madeCheck(found, again), { kind: 'waiting' });
  watch(scope, found.id, state.timeoutMinutes);
}

async function refreshWhole(scope: Scope, gate: FoundCheck): Promise<void> {
  const { data } = await scope.octokit.rest.repos.listPullRequestsAssociatedWithCommit({
    ...at(scope),
    commit_sha: gate.headSha,
  });
  const pull = data.find((entry) => entry.state === 'open' && entry.head.sha === gate.headSha);
  if (!pull) return;
  await putGate(scope, {
    headSha: gate.headSha,
    pull: pull.number,
    isFork: pull.head.repo?.id !== scope.repositoryId,
    listFiles: () => filesOfPull(scope, pull.number),
    since: null,
  });
}
