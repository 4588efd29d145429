/** The gates of a run, in their order. Pure: everything they look at is given. */
import { type Decision, refuse } from '../gates/decision.ts';
import { decideFork } from '../gates/fork.ts';
import { decideHead } from '../gates/head-sha.ts';
import { type Access, decidePermission } from '../gates/permission.ts';
import { decidePolicy } from '../gates/policy.ts';
import { decideProfile } from '../gates/profile.ts';
import type { PolicyReading } from '../policy/read.ts';
import type { Profile } from '../policy/settings.ts';
import type { PullState } from '../repository/pull.ts';
import type { RunRequest } from './request.ts';

export interface AdmissionFacts {
  readonly request: RunRequest;
  readonly login: string;
  readonly access: Access;
  readonly memberOf: readonly string[];
  readonly pull: PullState;
  readonly policy: PolicyReading;
  readonly repositoryId: number;
  /** Milliseconds since 1970. */
  readonly commandAt: number;
  readonly now: number;
  readonly headSince: number | null;
}

/** Who and what, before any file of the pull request is looked at. */
export function decideAdmission(facts: AdmissionFacts): Decision<{ readonly profile: Profile }> {
  const { request, login, access, memberOf, pull, policy } = facts;
  const { settings } = policy;
  const writer = decidePermission({ login, access, memberOf: [], allowed: null });
  if (writer.kind === 'refuse') return writer;
  if (!pull.isOpen) return refuse('pull-closed', 'This pull request is closed, so nothing was started.');
  const readable = decidePolicy(policy.problems);
  if (readable.kind === 'refuse') return readable;
  const person = decidePermission({ login, access, memberOf, allowed: settings.smoke.allow });
  if (person.kind === 'refuse') return person;
  const profile = decideProfile(request.profile, settings);
  if (profile.kind === 'refuse') return profile;
  const fork = decideFork({
    headRepositoryId: pull.headRepositoryId,
    baseRepositoryId: facts.repositoryId,
    forksAllowed: settings.smoke.forks === 'maintainers',
    access,
    namedSha: request.sha,
    profile: profile.profile.name,
    headSha: pull.headSha,
  });
  if (fork.kind === 'refuse') return fork;
  const head = decideHead({
    headSha: pull.headSha,
    namedSha: request.sha,
    profile: profile.profile.name,
    commandAt: facts.commandAt,
    now: facts.now,
    headSince: facts.headSince,
  });
  return head.kind === 'refuse' ? head : profile;
}
