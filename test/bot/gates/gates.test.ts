import { describe, expect, test } from '@jest/globals';
import { decideBudget, type LedgerEntry, minutesToday } from '../../../bot/gates/budget.ts';
import { decideConfigPath } from '../../../bot/gates/config.ts';
import { decideDuplicate } from '../../../bot/gates/duplicate.ts';
import { decideFork } from '../../../bot/gates/fork.ts';
import { decideHead } from '../../../bot/gates/head-sha.ts';
import { decidePermission } from '../../../bot/gates/permission.ts';
import { decideProfile } from '../../../bot/gates/profile.ts';
import { settingsOf } from '../../../bot/policy/settings.ts';
import { DEFAULT_POLICY } from '../../../core/policy/defaults.ts';

const outcome = (decision: { kind: string; code?: string }) => decision.code ?? decision.kind;
const sha = 'a'.repeat(40);

describe('permission', () => {
  const anyone = { login: 'will', allowed: null, memberOf: [] };
  test.each([
    ['admin', 'admin', 'go'],
    ['write', 'write', 'go'],
    ['write', 'maintain', 'go'],
    ['write', 'a custom role that writes', 'go'],
    ['read', 'triage', 'no-write-access'],
    ['read', 'a custom role that reads', 'no-write-access'],
    ['none', null, 'no-write-access'],
    ['', null, 'no-write-access'],
  ])('%s (%s)', (permission, roleName, expected) =>
    expect(outcome(decidePermission({ ...anyone, access: { permission, roleName } }))).toBe(expected),
  );
  const access = { permission: 'write', roleName: 'write' };
  test.each([
    [{ users: ['Will'], teams: [] }, [], 'go'],
    [{ users: ['ann'], teams: ['gpu'] }, ['gpu'], 'go'],
    [{ users: ['ann'], teams: ['gpu'] }, [], 'not-in-policy'],
    [{ users: [], teams: [] }, [], 'not-in-policy'],
  ])('narrowed: %#', (allowed, memberOf, expected) =>
    expect(outcome(decidePermission({ login: 'will', access, allowed, memberOf }))).toBe(expected),
  );
});

describe('fork', () => {
  const maintainer = { permission: 'write', roleName: 'maintain' };
  const base = {
    headRepositoryId: 2,
    baseRepositoryId: 1,
    forksAllowed: true,
    access: maintainer,
    namedSha: sha,
    profile: 'zero3',
    headSha: sha,
  };
  test.each([
    ['the same repository', { headRepositoryId: 1, forksAllowed: false }, 'go'],
    ['off', { forksAllowed: false }, 'fork'],
    ['the head’s repository is gone', { headRepositoryId: null, forksAllowed: false }, 'fork'],
    ['a writer', { access: { permission: 'write', roleName: 'write' } }, 'fork-needs-maintainer'],
    ['no SHA', { namedSha: null }, 'fork-needs-sha'],
    ['a short SHA', { namedSha: 'aaaaaaa' }, 'fork-needs-sha'],
    ['a maintainer with the SHA', {}, 'go'],
  ])('%s', (_what, more, expected) => expect(outcome(decideFork({ ...base, ...more }))).toBe(expected));
});

describe('head', () => {
  const base = { headSha: sha, namedSha: null, profile: 'zero3', commandAt: 10_000, now: 20_000, headSince: null };
  test.each([
    ['unknown since when', {}, 'go'],
    ['older than the command', { headSince: 9000 }, 'go'],
    ['in the same second', { headSince: 11_000 }, 'go'],
    ['newer than the command', { headSince: 12_000 }, 'head-moved'],
    ['newer, but the command has no usable time', { headSince: 12_000, now: 5 * 24 * 3600_000 }, 'go'],
    ['newer, but named', { headSince: 12_000, namedSha: sha }, 'go'],
    ['named by its beginning', { namedSha: 'aaaaaaaa' }, 'go'],
    ['another one named', { namedSha: 'b'.repeat(40) }, 'sha-is-not-head'],
  ])('%s', (_what, more, expected) => expect(outcome(decideHead({ ...base, ...more }))).toBe(expected));
});

describe('profile and config', () => {
  const settings = settingsOf(DEFAULT_POLICY);
  test('built-in ones are there without a policy', () => {
    expect([...settings.profiles.keys()]).toEqual([
      'zero0',
      'zero1',
      'zero2',
      'zero3',
      'zero2-offload',
      'zero3-offload',
      'zero3-nvme',
    ]);
    expect(settings.profiles.get('zero3-nvme')).toMatchObject({
      stage: 3,
      offload: 'nvme',
      worldSize: 8,
      steps: 3,
      timeoutMinutes: 15,
    });
  });
  test.each(['__proto__', 'constructor', 'zero9'])('%s is none', (name) =>
    expect(outcome(decideProfile(name, settings))).toBe('unknown-profile'),
  );
  const profile = settings.profiles.get('zero3');
  const own = profile && { ...profile, config: 'a.json' };
  test.each([
    ['one changed config', profile, null, ['x.json'], 'go'],
    ['none', profile, null, [], 'no-config'],
    ['several', profile, null, ['x.json', 'y.json'], 'several-configs'],
    ['a named one', profile, 'z.json', null, 'go'],
    ['a name that cannot travel', profile, null, ['a b.json'], 'config-path'],
    ['a name that climbs', profile, null, ['a/../../b.json'], 'config-path'],
    ['the policy’s', own, null, null, 'go'],
    ['another than the policy’s', own, 'b.json', null, 'config-path'],
  ])('%s', (_what, given, namedPath, changedConfigs, expected) => {
    if (!given) throw new Error('no profile');
    expect(outcome(decideConfigPath({ profile: given, namedPath, changedConfigs }))).toBe(expected);
  });
});

const midnight = Date.UTC(2026, 0, 2);
const run = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  runId: 1,
  commentId: 1,
  checkRunId: 1,
  userId: 7,
  profile: 'zero3',
  subject: 'abcdefabcdef',
  isOpen: false,
  conclusion: 'success',
  attempt: 1,
  startedAt: midnight + 60_000,
  endedAt: midnight + 5 * 60_000 + 1,
  url: 'https://x',
  ...more,
});

describe('budget', () => {
  const none = {
    concurrent: null,
    concurrent_per_user: null,
    gpu_minutes_per_day: null,
    gpu_minutes_per_user_per_day: null,
  };
  const open = run({ isOpen: true, endedAt: null });
  const base = { limits: none, runs: [run(), open], userId: 7, login: 'will', now: midnight + 10 * 60_000, wanted: 15 };
  test('minutes that were begun count, those of yesterday do not', () => {
    expect(minutesToday([run()], base.now)).toBe(5);
    expect(minutesToday([run({ startedAt: midnight - 1 })], base.now)).toBe(0);
    expect(minutesToday([open], base.now)).toBe(9);
  });
  test.each([
    ['no limit', none, 7, 'go'],
    ['room', { ...none, concurrent: 2 }, 7, 'go'],
    ['full', { ...none, concurrent: 1 }, 7, 'limit-concurrent'],
    ['full for one', { ...none, concurrent_per_user: 1 }, 7, 'limit-concurrent-user'],
    ['not for the other', { ...none, concurrent_per_user: 1 }, 8, 'go'],
    ['minutes just enough', { ...none, gpu_minutes_per_day: 29 }, 7, 'go'],
    ['a minute short', { ...none, gpu_minutes_per_day: 28 }, 7, 'limit-minutes'],
    ['minutes of one', { ...none, gpu_minutes_per_user_per_day: 20 }, 7, 'limit-minutes-user'],
    ['nothing at all', { ...none, concurrent: 0 }, 7, 'limit-concurrent'],
  ])('%s', (_what, limits, userId, expected) =>
    expect(outcome(decideBudget({ ...base, limits, userId }))).toBe(expected),
  );
});

describe('duplicate', () => {
  const base = { profile: 'zero3', subject: `abcdefabcdef${'0'.repeat(52)}`, isForced: false };
  test.each([
    ['nothing ran', [], false, 'go'],
    ['it passed', [run()], false, 'already-passed'],
    ['it passed, but is wanted again', [run()], true, 'go'],
    ['it failed', [run({ conclusion: 'failure' })], false, 'go'],
    ['it runs', [run({ isOpen: true, conclusion: null })], false, 'already-running'],
    ['it runs, and is wanted again', [run({ isOpen: true, conclusion: null })], true, 'already-running'],
    ['another config', [run({ subject: '000000000000' })], false, 'go'],
    ['another profile', [run({ profile: 'zero2' })], false, 'go'],
  ])('%s', (_what, runs, isForced, expected) =>
    expect(outcome(decideDuplicate({ ...base, runs, isForced }))).toBe(expected),
  );
});
