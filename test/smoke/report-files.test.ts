/** `ds-review smoke --report`: whatever the files hold, one line says what is wrong with them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UsageError } from '../../cli/command.ts';
import { readEstimate, readResult } from '../../cli/smoke-result.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BAD: readonly (readonly [string, string | null])[] = [
  ['a file that is not there', null],
  ['an empty file', ''],
  ['half a file', '{"schema": "ds-review/smoke-result@1", "status'],
  ['another object', '{"hello": 1}'],
  ['a list', '[]'],
  ['null', 'null'],
];

test.each(BAD)('%s', async (name, text) => {
  const path = join(folder, `${name}.json`);
  if (text !== null) writeFileSync(path, text);
  for (const read of [readResult, readEstimate]) {
    const error = await read(path).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(path);
    expect(String(error).split('\n')).toHaveLength(1);
  }
});

test('an estimate with bytes is taken', async () => {
  const path = join(folder, 'estimate.json');
  writeFileSync(path, '{"gpu": {"peak_init": 1}, "cpu": {"rss_per_rank": 2, "pinned_per_rank": 3}}');
  expect(await readEstimate(path)).toMatchObject({ gpu: { peak_init: 1 } });
});
