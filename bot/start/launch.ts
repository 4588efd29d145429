/** The last step: the head is looked at once more, the workflow is dispatched, the check gets its run. */
import { type MadeCheck, updateCheck } from '../checks/write.ts';
import { type Answer, type CommandContext, reply } from '../commands/context.ts';
import { dispatch } from '../dispatch/dispatch.ts';
import { headMoved } from '../gates/head-sha.ts';
import { watch } from '../reconcile/overdue.ts';
import { readPull } from '../repository/pull.ts';
import { cancelRun } from '../settle/cancel-run.ts';
import { endedBy } from '../settle/conclusion.ts';

export async function launch(
  context: CommandContext,
  check: MadeCheck,
  options: { readonly mayHaveBegun: boolean },
): Promise<Answer> {
  const { scope, lease } = context;
  const { state } = check;
  const pull = await readPull(scope, context.pull);
  if (pull.headSha !== state.inputs.head_sha || !pull.isOpen) {
    const ending = pull.isOpen ? 'outdated' : 'closed';
    await updateCheck(
      scope,
      { ...check, state: { ...state, ending } },
      { kind: 'ended', ...endedBy({ ...state, ending }) },
    );
    if (!pull.isOpen)
      return reply('pull-closed', 'This pull request was closed before the run began, so nothing was started.');
    const moved = headMoved(pull.headSha, state.inputs.profile);
    return reply(moved.code, moved.message);
  }
  const dispatched = await dispatch(scope, check, { lease, mayHaveBegun: options.mayHaveBegun });
  if (dispatched.kind === 'failed') {
    await updateCheck(scope, check, {
      kind: 'ended',
      conclusion: 'failure',
      title: dispatched.code === 'no-permission' ? 'The App may not start workflows' : 'The run could not be started',
      why: dispatched.why,
    });
    return { kind: 'check', code: dispatched.code };
  }
  const run = dispatched.kind === 'started' ? dispatched : { runId: null, runUrl: null };
  const started: MadeCheck = {
    ...check,
    state: { ...state, runId: run.runId, runUrl: run.runUrl, dispatchedAt: scope.services.clock.now() },
  };
  const after = await updateCheck(scope, started, { kind: 'waiting', keepsStatus: true });
  if (!after.isOpen && after.conclusion === 'cancelled' && run.runId !== null) {
    // somebody stopped the check while the dispatch was on its way
    await cancelRun(scope, run.runId);
    await updateCheck(
      scope,
      { ...started, state: { ...started.state, ending: 'cancelled' } },
      { kind: 'ended', ...endedBy({ ...state, ending: 'cancelled' }) },
    );
    return { kind: 'check', code: 'cancelled' };
  }
  if (after.isOpen && after.found?.state?.runId != null)
    scope.services.launched.remember(after.found, scope.services.clock.now());
  watch(scope, check.id, state.timeoutMinutes);
  return { kind: 'check', code: 'started' };
}
