import { expect, test } from '@jest/globals';
import { decideGate, type GateFacts } from '../../../bot/gate/decide.ts';

const base: GateFacts = {
  isMergeGroup: false,
  isFork: false,
  forksAllowed: false,
  headSha: 'a'.repeat(40),
  requirements: [],
  requiresAny: true,
  policyBroken: null,
  changesConfigs: false,
  needsPath: new Set(),
};
const missing = { profile: 'zero3', path: 'a.json', passed: null, blocked: null };
const passed = { ...missing, passed: { url: 'https://x' } };

test.each<[string, Partial<GateFacts>, string, RegExp]>([
  ['nothing is required', { requiresAny: false }, 'success', /requires no smoke run/],
  ['nothing changed', {}, 'success', /No config/],
  ['all passed', { requirements: [passed] }, 'success', /passed/],
  [
    'one is missing',
    { requirements: [passed, { ...missing, profile: 'zero2' }] },
    'action_required',
    /`\/ds-smoke zero2`/,
  ],
  [
    'several configs',
    { requirements: [missing], needsPath: new Set(['zero3']) },
    'action_required',
    /`\/ds-smoke zero3 a\.json`/,
  ],
  ['a fork', { requirements: [missing], isFork: true }, 'action_required', /push the commit to a branch/],
  [
    'a fork that may',
    { requirements: [missing], isFork: true, forksAllowed: true },
    'action_required',
    new RegExp(`\`/ds-smoke zero3 ${'a'.repeat(40)}\``),
  ],
  ['a merge group', { requirements: [missing], isMergeGroup: true }, 'action_required', /out of the queue/],
  ['nothing can prove it', { requirements: [{ ...missing, blocked: 'too large' }] }, 'action_required', /too large/],
  ['a broken policy and a config', { policyBroken: 'broken', changesConfigs: true }, 'action_required', /broken/],
  ['a broken policy and its repair', { policyBroken: 'broken', requiresAny: false }, 'success', /./],
])('%s', (_what, more, conclusion, words) => {
  const verdict = decideGate({ ...base, ...more });
  expect(verdict.conclusion).toBe(conclusion);
  expect(verdict.summary).toMatch(words);
  for (const line of verdict.summary.split('\n')) expect(line).not.toMatch(/^\s*\/ds-smoke/);
});
