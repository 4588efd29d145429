/** From a command to a run, every gate on the way. Ends with a check, a reply, or both. */
import { checkOfComment, checksOf, type FoundCheck } from '../checks/find.ts';
import { smokeCheckName } from '../checks/names.ts';
import { type MadeCheck, madeCheck, makeCheck } from '../checks/write.ts';
import { type Answer, type CommandContext, reply } from '../commands/context.ts';
import { dispatchInputs, malformedInputs } from '../dispatch/inputs.ts';
import { shapeOfRun } from '../dispatch/shape.ts';
import { sha256, subjectOf } from '../dispatch/subject.ts';
import { decideBudget, ledgerSince } from '../gates/budget.ts';
import { decideConfigPath } from '../gates/config.ts';
import { decideDuplicate } from '../gates/duplicate.ts';
import { statusOf } from '../octokit/failure.ts';
import { readPolicy } from '../policy/read.ts';
import type { Profile } from '../policy/settings.ts';
import { code } from '../replies/escape.ts';
import { teamsOf } from '../repository/access.ts';
import { changedConfigs } from '../repository/changed-configs.ts';
import { filesOfPull } from '../repository/changed-files.ts';
import { readFile } from '../repository/content.ts';
import { ledgerOf, listRuns } from '../repository/ledger.ts';
import { readPull } from '../repository/pull.ts';
import { expectedOf } from '../review/expected-of-run.ts';
import { reviewConfig } from '../review/review-config.ts';
import type { Scope } from '../scope.ts';
import { decideAdmission } from './decide.ts';
import { headNews } from './head-since.ts';
import { launch } from './launch.ts';
import { findPass } from './passed-before.ts';
import type { RunRequest } from './request.ts';

export async function startRun(context: CommandContext, request: RunRequest): Promise<Answer> {
  const { scope, commenter, lease } = context;
  const access = context.access ?? { permission: 'none', roleName: null };
  const [pull, policy] = await Promise.all([readPull(scope, context.pull), readPolicy(scope)]);
  const { settings } = policy;
  const teams = settings.smoke.allow?.teams ?? [];
  const [memberOf, news] = await Promise.all([teamsOf(scope, commenter.login, teams), headNews(scope, pull.headSha)]);
  if (lease.isTakeover) {
    const begun = checkOfComment(news.checks ?? (await checksOf(scope, pull.headSha)), context.commentId);
    if (begun?.state) return launch(context, madeCheck(begun, begun.state), { mayHaveBegun: true });
  }
  const admitted = decideAdmission({
    request,
    login: commenter.login,
    access,
    memberOf,
    pull,
    policy,
    repositoryId: scope.repositoryId,
    commandAt: context.commentAt,
    now: scope.services.clock.now(),
    headSince: news.since,
  });
  if (admitted.kind === 'refuse') return reply(admitted.code, admitted.message);
  const { profile } = admitted;

  const namedPath =
    request.path ?? (request.isForced ? await pathOfBefore(scope, pull.headSha, profile, news.checks) : null);
  const needsFiles = profile.config === null && namedPath === null;
  const changed = needsFiles ? await changedConfigs(scope, await filesOfPull(scope, context.pull), pull.headSha) : null;
  const chosen = decideConfigPath({ profile, namedPath, changedConfigs: changed && [...changed.keys()] });
  if (chosen.kind === 'refuse') return reply(chosen.code, chosen.message);
  const { path } = chosen;
  const known = changed?.get(path);
  const [content, runs] = await Promise.all([
    known ? ({ kind: 'file', bytes: known } as const) : readFile(scope, path, pull.headSha),
    listRuns(scope, settings.smoke.workflow, ledgerSince(settings.smoke.limits, scope.services.clock.now())),
  ]);
  if (content.kind === 'absent')
    return reply(
      'config-missing',
      `There is no ${code(path)} at \`${pull.headSha.slice(0, 12)}\`. Nothing was started.`,
    );
  if (content.kind !== 'file')
    return reply('config-too-large', `${code(path)} is no file of at most 1 MB, so it was not run.`);
  const { shape, workload } = shapeOfRun(profile, path, settings.policy.workloads);
  const verdict = reviewConfig({
    path,
    bytes: content.bytes,
    worldSize: shape.worldSize,
    policy: settings.policy,
    workload,
  });
  if (verdict.errors.length > 0) {
    const count = verdict.errors.length === 1 ? 'an error' : `${verdict.errors.length} errors`;
    return reply(
      'config-has-errors',
      `${code(path)} has ${count}, so no GPU minute was spent:\n\n${verdict.lines.join('\n')}`,
    );
  }
  if (runs === null) {
    const file = code(`.github/workflows/${settings.smoke.workflow}`);
    return reply(
      'no-workflow',
      `There is no ${file} on the default branch, so nothing could be started. The set-up guide has one to copy.`,
    );
  }

  const inputs = dispatchInputs({
    requestId: '',
    headSha: pull.headSha,
    pull: context.pull,
    profile: profile.name,
    shape,
    configPath: path,
    configSha256: sha256(content.bytes),
  });
  const wrong = malformedInputs({ ...inputs, request_id: 'given-later' });
  if (wrong.length > 0) {
    const names = wrong.map((name) => `${code(name)} (${code(String(Reflect.get(inputs, name)))})`).join(', ');
    return reply('inputs-refused', `Not started: what the profile says cannot go to the GPU runner: ${names}.`);
  }
  const subject = subjectOf(inputs);
  const ledger = ledgerOf(runs, scope.defaultBranch).filter((run) => run.commentId !== context.commentId);
  const state = {
    version: 1 as const,
    pull: context.pull,
    commentId: context.commentId,
    userId: commenter.id,
    login: commenter.login,
    subject,
    workflow: settings.smoke.workflow,
    branch: scope.defaultBranch,
    inputs,
    timeoutMinutes: shape.timeoutMinutes,
    overrides: [],
    estimate: null,
    runId: null,
    runUrl: null,
    attempt: 1,
    dispatchedAt: null,
    ending: null,
  };
  const duplicate = decideDuplicate({ profile: profile.name, subject, runs: ledger, isForced: request.isForced });
  if (duplicate.kind === 'refuse' && duplicate.code === 'already-running')
    return reply(duplicate.code, duplicate.message);
  if (duplicate.kind === 'refuse') {
    const passed = await findPass(scope, ledger, profile.name, subject);
    if (passed) {
      await makeCheck(
        scope,
        state,
        { kind: 'ended', conclusion: 'success', title: 'Passed before', why: duplicate.message },
        lease,
      );
      return reply(duplicate.code, duplicate.message);
    }
  }
  const spend = decideBudget({
    limits: settings.smoke.limits,
    runs: ledger,
    userId: commenter.id,
    login: commenter.login,
    now: scope.services.clock.now(),
    wanted: shape.timeoutMinutes,
  });
  if (spend.kind === 'refuse') return reply(spend.code, spend.message);

  const { phases: estimate, overrides } = await expectedOf({ path, bytes: content.bytes, shape });
  let check: MadeCheck;
  try {
    check = await makeCheck(scope, { ...state, estimate, overrides }, { kind: 'starting' }, lease, verdict.annotations);
  } catch (error) {
    if (statusOf(error) !== 403 && statusOf(error) !== 404) throw error;
    return reply(
      'no-permission',
      'Not started: the App lacks the permission `checks: write` in this repository, so no result could be shown. An owner can grant it in the App’s installation settings.',
    );
  }
  return launch(context, check, { mayHaveBegun: false });
}

/** What `rerun` runs again where the profile has no config of its own: the path that its newest check here had. */
async function pathOfBefore(
  scope: Scope,
  sha: string,
  profile: Profile,
  read: readonly FoundCheck[] | null,
): Promise<string | null> {
  if (profile.config !== null) return null;
  const checks = read ?? (await checksOf(scope, sha));
  return checks.find((check) => check.name === smokeCheckName(profile.name))?.state?.inputs.config_path ?? null;
}
