/** Puts the gate on a commit, always completed. The same commit has one gate, which is changed when its verdict does. */
import { checksOf, type FoundCheck } from '../checks/find.ts';
import { gateId } from '../checks/gate-id.ts';
import { GATE_NAME } from '../checks/names.ts';
import { decidePolicy } from '../gates/policy.ts';
import { writeOnce } from '../octokit/look-then-repeat.ts';
import { readPolicy } from '../policy/read.ts';
import { changedConfigs } from '../repository/changed-configs.ts';
import { type ChangedFile, filesBetween, filesOfPull } from '../repository/changed-files.ts';
import { readPull } from '../repository/pull.ts';
import { at, type Scope } from '../scope.ts';
import { decideGate, type GateVerdict } from './decide.ts';
import { requirementsOf, touched } from './requirements.ts';

export interface GateSubject {
  readonly headSha: string;
  /** null: a merge group. */
  readonly pull: number | null;
  readonly isFork: boolean;
  readonly listFiles: () => Promise<ChangedFile[] | null>;
  /** When GitHub told us of the commit, milliseconds since 1970; null: not now. */
  readonly since: number | null;
}

export async function putGate(scope: Scope, subject: GateSubject): Promise<void> {
  await scope.services.tasks.run(`gate:${scope.owner}/${scope.repo}@${subject.headSha}`, async () => {
    const checks = await checksOf(scope, subject.headSha);
    await write(scope, subject, checks, await judge(scope, subject, checks));
  });
}

/** After a smoke check has ended: the gate of the pull request's head, if that is still this commit. */
export async function refreshGate(scope: Scope, pull: number, sha: string): Promise<void> {
  const state = await readPull(scope, pull);
  if (state.headSha !== sha || !state.isOpen) return;
  await putGate(scope, {
    headSha: sha,
    pull,
    isFork: state.headRepositoryId !== scope.repositoryId,
    listFiles: () => filesOfPull(scope, pull),
    since: null,
  });
}

export function mergeGroupSubject(scope: Scope, baseSha: string, headSha: string): GateSubject {
  return { headSha, pull: null, isFork: false, listFiles: () => filesBetween(scope, baseSha, headSha), since: null };
}

async function judge(scope: Scope, subject: GateSubject, checks: readonly FoundCheck[]): Promise<GateVerdict> {
  const policy = await readPolicy(scope);
  const { settings } = policy;
  const readable = decidePolicy(policy.problems);
  const requiresAny = settings.smoke.require.length > 0;
  const isOpenQuestion = requiresAny || readable.kind === 'refuse';
  const files = isOpenQuestion ? await subject.listFiles() : [];
  const needsConfigs =
    readable.kind === 'refuse' || settings.smoke.require.some((name) => settings.profiles.get(name)?.config === null);
  const configs = needsConfigs ? [...(await changedConfigs(scope, files ?? [], subject.headSha)).keys()] : [];
  const list = touched(settings, files, configs);
  return decideGate({
    isMergeGroup: subject.pull === null,
    isFork: subject.isFork,
    forksAllowed: settings.smoke.forks === 'maintainers',
    headSha: subject.headSha,
    requirements: await requirementsOf(scope, settings, list, { sha: subject.headSha, checks }),
    requiresAny,
    policyBroken: readable.kind === 'refuse' ? readable.message : null,
    changesConfigs: configs.length > 0 || list.length > 0,
    needsPath: new Set(
      configs.length > 1
        ? list.filter(({ profile }) => profile.config === null).map(({ profile }) => profile.name)
        : [],
    ),
  });
}

async function write(
  scope: Scope,
  subject: GateSubject,
  checks: readonly FoundCheck[],
  verdict: GateVerdict,
): Promise<void> {
  const { conclusion, title, summary } = verdict;
  const body = {
    status: 'completed' as const,
    conclusion,
    output: { title, summary: `${summary}\n\n<sub>${subject.headSha}</sub>` },
  };
  const ours = (list: readonly FoundCheck[]) => list.find((check) => check.name === GATE_NAME);
  const known = ours(checks);
  if (known) {
    await scope.octokit.rest.checks.update({ ...at(scope), check_run_id: known.id, ...body });
    return;
  }
  await writeOnce<FoundCheck | 'made'>(scope.services.clock, {
    ensure: async () => {},
    write: async () => {
      await scope.octokit.rest.checks.create({
        ...at(scope),
        name: GATE_NAME,
        head_sha: subject.headSha,
        external_id: gateId(subject.since),
        ...(subject.since === null || subject.since === 0 ? {} : { started_at: new Date(subject.since).toISOString() }),
        ...body,
      });
      return 'made';
    },
    look: async () => ours(await checksOf(scope, subject.headSha)) ?? null,
    pauses: [500, 1000, 2000],
  });
}
