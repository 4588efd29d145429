/** The readers against Python's json and hjson 3.1.0: answers made by `npx tsx tools/fuzz/hjson.ts --write`; live: `npm run test:hjson`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Case, compareWithPython } from '../../tools/fuzz/hjson-compare.ts';

const table = readFileSync(join(import.meta.dirname, 'fixtures/python-answers.jsonl'), 'utf8');
const cases = table
  .trim()
  .split('\n')
  .map((line): Case => JSON.parse(line));

describe('readers do as Python', () => {
  test('the table holds at least 2,000 different texts, of every outcome', () => {
    expect(new Set(cases.map(({ text }) => text)).size).toBeGreaterThanOrEqual(2000);
    const outcome = ({ json, hjson }: Case) => `json ${'value' in json} hjson ${'value' in hjson}`;
    const count = (wanted: string) => cases.filter((one) => outcome(one) === wanted).length;
    for (const one of ['json true hjson true', 'json false hjson true', 'json false hjson false'])
      expect(count(one)).toBeGreaterThan(200);
    expect(count('json true hjson false')).toBeGreaterThan(5);
  });

  test('same acceptance, same values, same int or float, for every text', () => {
    const wrong = cases.flatMap((one) => {
      const unlike = compareWithPython(one);
      return unlike ? [`${JSON.stringify(one.text)} ${unlike}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
