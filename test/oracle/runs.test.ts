/**
 * Whole runs on the real engines (DeepSpeed 0.19.8, Transformers 5.17, Accelerate 1.15, CPU with fp16), recorded with what they said:
 * rules that the shared cases leave out, odd values, mutations of known cases, and each rule's branches as its text has them. The named rule fires or is silent, and an error is
 * said exactly where the run failed. `env_dependent`: the machine decided (a missing package, a path, a run of two steps, no GPU).
 */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { checkRow } from '../../core/rules/batch.ts';
import { jsonLines } from './shared.ts';

const FILES = { 'rules-without-a-case': 250, 'numbers-as-text': 25, values: 300, mutated: 900, 'by-the-text': 3000 };

test.each(Object.entries(FILES))('%s', (name, atLeast) => {
  const path = fileURLToPath(new URL(`runs/${name}.jsonl`, import.meta.url));
  const wrong: string[] = [];
  const rows = jsonLines(path);
  for (const { row, line } of rows) {
    const { outcome, findings } = checkRow(row, line);
    const found = findings.map(({ rule, severity }) => `${rule}:${severity}`).join(' ');
    if (row.rule !== null && findings.some(({ rule }) => rule === row.rule) !== (row.expect === 'fire'))
      wrong.push(`${row.id}: ${row.rule} must ${row.expect}, here ${found}`);
    if (row.env_dependent !== true && (row.outcome !== 'ok') !== (outcome === 'fails'))
      wrong.push(`${row.id}: really ${row.outcome} ${row.said}, here ${outcome} ${found}`);
  }
  expect(rows.length).toBeGreaterThanOrEqual(atLeast);
  expect(wrong).toEqual([]);
});
