/** Which required profiles a change touches, and which of them have passed on these very configs. */
import type { FoundCheck } from '../checks/find.ts';
import { smokeCheckName } from '../checks/names.ts';
import { dispatchInputs, malformedInputs } from '../dispatch/inputs.ts';
import { shapeOfRun } from '../dispatch/shape.ts';
import { sha256, subjectOf } from '../dispatch/subject.ts';
import type { LedgerEntry } from '../gates/budget.ts';
import type { Profile, SmokeSettings } from '../policy/settings.ts';
import type { ChangedFile } from '../repository/changed-files.ts';
import { readFile } from '../repository/content.ts';
import { ledgerOf, listRuns } from '../repository/ledger.ts';
import type { Scope } from '../scope.ts';
import { findPass } from '../start/passed-before.ts';
import type { Requirement } from './decide.ts';

export interface Touched {
  readonly profile: Profile;
  readonly path: string;
}

/** `files` null: too many to list, so every config may have changed. `configs`: changed files that are DeepSpeed configs. */
export function touched(
  settings: SmokeSettings,
  files: readonly ChangedFile[] | null,
  configs: readonly string[],
): Touched[] {
  return settings.smoke.require.flatMap((name) => {
    const profile = settings.profiles.get(name);
    if (!profile) return [];
    const { config } = profile;
    if (config === null) return configs.map((path) => ({ profile, path }));
    const changes = files === null || files.some((file) => file.path === config || file.previousPath === config);
    return changes ? [{ profile, path: config }] : [];
  });
}

export async function requirementsOf(
  scope: Scope,
  settings: SmokeSettings,
  list: readonly Touched[],
  head: { readonly sha: string; readonly checks: readonly FoundCheck[] },
): Promise<Requirement[]> {
  let ledger: readonly LedgerEntry[] | null = null;
  const requirements: Requirement[] = [];
  for (const { profile, path } of list) {
    const content = await readFile(scope, path, head.sha);
    // a config that is gone has nothing left to prove
    if (content.kind === 'absent') continue;
    if (content.kind !== 'file') {
      requirements.push({ profile: profile.name, path, passed: null, blocked: 'no file of at most 1 MB' });
      continue;
    }
    const { shape } = shapeOfRun(profile, path, settings.policy.workloads);
    const inputs = dispatchInputs({
      requestId: 'none',
      headSha: head.sha,
      pull: 1,
      profile: profile.name,
      shape,
      configPath: path,
      configSha256: sha256(content.bytes),
    });
    const wrong = malformedInputs(inputs);
    const subject = subjectOf(inputs);
    const here = head.checks.find(
      (check) =>
        check.name === smokeCheckName(profile.name) &&
        check.conclusion === 'success' &&
        check.state?.subject === subject,
    );
    let passed = here?.url ? { url: here.state?.runUrl ?? here.url } : null;
    if (!passed) {
      ledger ??= ledgerOf((await listRuns(scope, settings.smoke.workflow)) ?? [], scope.defaultBranch);
      passed = await findPass(scope, ledger, profile.name, subject);
    }
    const blocked = wrong.length > 0 ? `${wrong.join(', ')} cannot go to the runner in this form` : null;
    requirements.push({ profile: profile.name, path, passed, blocked });
  }
  return requirements;
}
