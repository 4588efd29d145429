import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeCheckout } from '../../../action/files/from-checkout.ts';
import { objectId } from '../../fake-github/git/objects.ts';

const TEXT = '{"a": 1}\n';
const ID = objectId('blob', Buffer.from(TEXT));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  mkdirSync(join(folder, 'work/dir'), { recursive: true });
  writeFileSync(join(folder, 'work/dir/a.json'), TEXT);
  writeFileSync(join(folder, 'work/other.json'), 'other');
  writeFileSync(join(folder, 'secret.json'), TEXT);
  symlinkSync(join(folder, 'secret.json'), join(folder, 'work/link.json'));
  symlinkSync('dir/a.json', join(folder, 'work/inner.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['the very content', 'dir/a.json', true],
  ['a link inside the checkout', 'inner.json', true],
  ['other content', 'other.json', false],
  ['no such file', 'none.json', false],
  ['a folder', 'dir', false],
  ['a link that leads out', 'link.json', false],
  ['a path that leads out', '../secret.json', false],
  ['a path with a null byte', 'dir/a.json\0', false],
])('%s', async (_, path, isTaken) => {
  const bytes = await makeCheckout(join(folder, 'work'), 1000)(path, ID);
  expect(bytes && Buffer.from(bytes).toString()).toBe(isTaken ? TEXT : null);
});

test('too large a file, no checkout, SHA-256', async () => {
  expect(await makeCheckout(join(folder, 'work'), 4)('dir/a.json', ID)).toBeNull();
  expect(await makeCheckout(null, 1000)('dir/a.json', ID)).toBeNull();
  expect(await makeCheckout(join(folder, 'nowhere'), 1000)('dir/a.json', ID)).toBeNull();
  const id = '0f6b4b8b7a3f0a0b1b1bd0a4d2a62e0d7f6a4a5a0a7b8c9d0e1f2a3b4c5d6e7f';
  expect(await makeCheckout(join(folder, 'work'), 1000)('dir/a.json', id)).toBeNull();
});
