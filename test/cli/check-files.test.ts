/** Thousands of files are shared out over threads: the answer is that of one thread, whatever happens to the others. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPaths } from '../../cli/check-file.ts';
import { checkFiles } from '../../cli/check-files.ts';
import { build } from '../../tools/build/cli.ts';

const SETTINGS = { options: {}, suppressions: [], withText: false };
const FOLDERS = 3;
/** Together enough for threads, each alone too few. */
const FILES = 400;

let root = '';
const folder = (index: number) => join(root, `part-${index}`);
const file = (part: number, index: number) => join(folder(part), `ds-${String(index).padStart(4, '0')}.json`);
const all = () => Array.from({ length: FOLDERS * FILES }, (_, index) => file(Math.floor(index / FILES), index % FILES));

function configOf(index: number): string {
  if (index % 50 === 7) return '{"name": "no config"}';
  if (index % 50 === 8) return '{"zero_optimization": {"stage": 2,';
  return JSON.stringify({
    train_batch_size: index + 1,
    zero_optimization: { stage: index % 5, offload: index % 3 === 0 },
  });
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'check-files-'));
  for (let part = 0; part < FOLDERS; part++) {
    mkdirSync(folder(part));
    for (let index = 0; index < FILES; index++) writeFileSync(file(part, index), configOf(index + part));
  }
});

afterAll(() => rmSync(root, { recursive: true }));

describe('checkFiles', () => {
  // Here the threads cannot load their module, as Node does not read it without its bundle: each fails with the files that it took.
  test('threads that fail cost no answer, and the order is that of the files', async () => {
    const seen: number[] = [];
    const { files, leftOut } = await checkFiles(all(), SETTINGS, (done) => seen.push(done));
    expect({ files, leftOut }).toEqual(checkPaths(all(), SETTINGS));
    expect(seen.at(-1)).toBe(FOLDERS * FILES);
  });

  test('what cannot be read is said, and the rest is checked', async () => {
    const { files, leftOut } = await checkFiles([file(0, 1), join(root, 'gone.json'), file(0, 2)], SETTINGS, () => {});
    expect(files.map(({ path }) => path)).toEqual([file(0, 1), file(0, 2)]);
    expect(leftOut).toEqual([`ds-review: ${join(root, 'gone.json')}: no longer there; it is left out\n`]);
  });
});

describe('the bundle', () => {
  const dist = () => join(root, 'bundle');
  const reportOn = (path: string): { files: unknown[] } => {
    const args = [join(dist(), 'ds-review.js'), 'check', path, '--format', 'json', '--fail-on', 'never'];
    return JSON.parse(execFileSync(process.execPath, args, { env: {}, encoding: 'utf8', maxBuffer: 1 << 28 }));
  };

  test('many files in threads are answered as few are without', async () => {
    await build(dist());
    writeFileSync(join(dist(), 'package.json'), '{"type": "module"}');
    const whole = reportOn(root);
    const parts = [];
    for (let part = 0; part < FOLDERS; part++) parts.push(reportOn(folder(part)));
    expect(whole.files).toHaveLength(FOLDERS * (FILES - FILES / 50));
    expect(whole.files).toEqual(parts.flatMap(({ files }) => files));
  }, 60_000);
});
