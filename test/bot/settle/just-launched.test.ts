import { expect, test } from '@jest/globals';
import type { FoundCheck } from '../../../bot/checks/find.ts';
import { JustLaunched } from '../../../bot/settle/just-launched.ts';

const check = (id: number): FoundCheck => ({
  id,
  name: 'ds-smoke/zero3',
  headSha: 'a'.repeat(40),
  externalId: '',
  isOpen: true,
  conclusion: null,
  startedAt: null,
  url: null,
  appSlug: 'ds-review',
  state: null,
});

test('is known once', () => {
  const launched = new JustLaunched();
  launched.remember(check(1), 0);
  expect(launched.take(1, 100)?.id).toBe(1);
  expect(launched.take(1, 200)).toBeNull();
});

test('an event that came before the run was written down ends it: its redelivery must look', () => {
  const launched = new JustLaunched();
  expect(launched.take(1, 0)).toBeNull();
  launched.remember(check(1), 10);
  expect(launched.take(1, 20)).toBeNull();
});

test('not for long, and not without bound', () => {
  const launched = new JustLaunched();
  launched.remember(check(1), 0);
  expect(launched.take(1, 60_000)).toBeNull();
  for (let id = 2; id < 2000; id += 1) launched.remember(check(id), 0);
  expect(launched.take(2, 1)).toBeNull();
  expect(launched.take(1999, 1)?.id).toBe(1999);
});
