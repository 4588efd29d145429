/**
 * Compares core/config with Python's json and hjson on generated texts: `npm run test:hjson [-- --count N] [--seed S]`.
 * `--write` makes the table of answers that `npm test` reads without Python.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, type Case, compareWithPython } from './hjson-compare.ts';
import { generateTexts } from './hjson-generate.ts';

const ROOT = join(import.meta.dirname, '../..');
const PYTHON = join(ROOT, '.venv/bin/python');
const TABLE = join(ROOT, 'test/config/fixtures/python-answers.jsonl');
/** The table's: so that making it again changes nothing. */
const TABLE_SEED = 20261124;
const TABLE_COUNT = 2400;

function answers(texts: readonly string[]): Case[] {
  const input = texts.map((text) => JSON.stringify(text)).join('\n');
  const run = spawnSync(PYTHON, [join(import.meta.dirname, 'hjson-answers.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status !== 0) throw new Error(`Python failed: ${run.stderr}`);
  const lines = run.stdout.trim().split('\n');
  if (lines.length !== texts.length) throw new Error(`${texts.length} texts, ${lines.length} answers`);
  return lines.map((line, index) => {
    const { json, hjson }: { json: Answer; hjson: Answer } = JSON.parse(line);
    return { text: texts[index] ?? '', json, hjson };
  });
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (!existsSync(PYTHON)) {
  console.error('No .venv: make it with `bash tools/python/setup.sh`.');
  process.exit(2);
}
if (values.write) {
  const cases = answers(generateTexts(TABLE_SEED, TABLE_COUNT));
  writeFileSync(TABLE, `${cases.map((one) => JSON.stringify(one)).join('\n')}\n`);
  console.log(`${cases.length} texts with Python's answers in ${TABLE}`);
}
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const cases = values.write ? [] : answers(generateTexts(seed, Number(values.count)));
const wrong = cases.flatMap((one) => {
  const unlike = compareWithPython(one);
  return unlike ? [{ text: one.text, unlike }] : [];
});
for (const { text, unlike } of wrong.slice(0, 20)) console.log(`${JSON.stringify(text)}\n  ${unlike}`);
const taken = (reader: 'json' | 'hjson') => cases.filter((one) => 'value' in one[reader]).length;
if (!values.write)
  console.log(
    `seed ${seed}: ${cases.length} texts, Python's json takes ${taken('json')}, hjson ${taken('hjson')}; ${wrong.length} differ`,
  );
process.exit(wrong.length > 0 ? 1 : 0);
