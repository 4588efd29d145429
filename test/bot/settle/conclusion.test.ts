import { expect, test } from '@jest/globals';
import { verdictOf } from '../../../bot/settle/conclusion.ts';

const state = { ending: null, timeoutMinutes: 15 };

test.each([
  ['success', 'success'],
  ['failure', 'failure'],
  ['cancelled', 'cancelled'],
  ['timed_out', 'timed_out'],
  ['startup_failure', 'failure'],
  ['action_required', 'action_required'],
  // these would pass a branch protection, and prove nothing
  ['neutral', 'failure'],
  ['skipped', 'failure'],
  ['stale', 'failure'],
  [null, 'failure'],
  ['<b>new</b>', 'failure'],
])('%s → %s', (run, check) => {
  const verdict = verdictOf(run, state);
  expect(verdict.conclusion).toBe(check);
  expect(verdict.why).not.toContain('<');
});

test.each([
  ['outdated', 'cancelled'],
  ['closed', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['no-runner', 'timed_out'],
  ['overdue', 'timed_out'],
] as const)('a run that the bot stopped as %s', (ending, check) =>
  expect(verdictOf('cancelled', { ...state, ending }).conclusion).toBe(check),
);

test('whatever the bot did, a green run is green and a red one red', () => {
  expect(verdictOf('success', { ...state, ending: 'cancelled' }).conclusion).toBe('success');
  expect(verdictOf('failure', { ...state, ending: 'outdated' }).conclusion).toBe('failure');
});
