/** `npm run accuracy -- FILE`: what is no measured row is said with file, line and reason. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { BadRow, readRows } from '../../tools/accuracy/read-rows.ts';
import { MEASURED, rowFiles } from '../../tools/accuracy/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'accuracy-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [GOOD = ''] = readFileSync(`${MEASURED}h100-more-families.jsonl`, 'utf8').split('\n');
const changed = (more: object): string => JSON.stringify({ ...JSON.parse(GOOD), ...more });

function said(text: string): string {
  const path = join(folder, 'rows.jsonl');
  writeFileSync(path, text);
  try {
    readRows(path);
  } catch (error) {
    if (error instanceof BadRow) return error.message.replace(path, 'rows.jsonl');
    throw error;
  }
  return 'taken';
}

const BAD: readonly (readonly [string, string, string])[] = [
  ['an empty file', '\n', 'rows.jsonl: no measured row in it'],
  ['no JSON', `${GOOD}\n{"id": `, 'rows.jsonl:2: not one JSON object per line'],
  ['a list', `\n\n[${GOOD}]`, 'rows.jsonl:3: the row must be object'],
  ['a result.json', '{"schema": "ds-review/smoke-result@1"}', "rows.jsonl:1: the row must have required property 'id'"],
  [
    'a run on a CPU',
    changed({ bytes: { peak_allocated: null, peak_reserved: null } }),
    '/bytes/peak_allocated must be',
  ],
  ['no figures', changed({ bytes: {} }), "/bytes must have required property 'peak_allocated'"],
  [
    'a text as a figure',
    changed({ bytes: { peak_allocated: '1', peak_reserved: 1 } }),
    '/bytes/peak_allocated must be',
  ],
  ['a world of none', changed({ world_size: 0 }), '/world_size must be >= 1'],
  ['an unknown attention', changed({ attention: 'flash_attention_2' }), '/attention must be equal to one of'],
  ['a model without type', changed({ model_config: {} }), "/model_config must have required property 'model_type'"],
];

test.each(BAD)('%s', (_, text, words) => {
  expect(said(text)).toContain(words);
  expect(said(text).split('\n')).toHaveLength(1);
});

test('a file that is not there', () => {
  expect(() => readRows(join(folder, 'none.jsonl'))).toThrow(/none\.jsonl: .*no such file/);
});

test('every row that is kept is taken', () => {
  expect(said(GOOD)).toBe('taken');
  const rows = rowFiles().flatMap((name) => readRows(`${MEASURED}${name}`));
  expect(new Set(rows.map(({ id }) => id)).size).toBeGreaterThan(200);
});
