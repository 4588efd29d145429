/** Each peak taken apart: the terms add up, and each is a file with a source. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import { TENSOR_TERMS, TERMS } from '../../core/memory/terms/index.ts';
import { TERM } from '../../core/memory/terms/numbers.ts';
import { type MeasuredRow, readLines, runOf } from '../../tools/accuracy/rows.ts';

const TERMS_FOLDER = fileURLToPath(new URL('../../core/memory/terms/', import.meta.url));
const rows = readLines<MeasuredRow>('h100.jsonl');
const some = rows.filter((_, index) => index % 9 === 0);

describe('terms', () => {
  test('each term is the file of its id, and each file a term', () => {
    const other = new Set(['index.ts', 'numbers.ts', 'term.ts']);
    const files = readdirSync(TERMS_FOLDER).filter((name) => !other.has(name));
    expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual(TERMS.map((term) => term.id).sort());
    expect(existsSync(`${TERMS_FOLDER}reduce-bucket.ts`)).toBe(true);
  });

  test('numbers name the terms in order', () => {
    const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(Object.keys(TERM)).toEqual(TENSOR_TERMS.map((term) => camel(term.id)));
    expect(Object.values(TERM)).toEqual(TENSOR_TERMS.map((_, index) => index));
  });

  test('each says where it comes from', () => {
    for (const term of TERMS) {
      expect(term.source).not.toBe('');
      expect(term.formula).not.toBe('');
    }
  });
});

describe('phases', () => {
  test.each(some.map((row) => [row.id, row] as const))('%s: terms add up to each peak', (_, row) => {
    const result = estimate(runOf(row));
    if ('error' in result) throw new Error(result.error);
    expect(result.phases.map(({ phase }) => phase)).toEqual(['init', 'forward', 'backward', 'step', 'between-steps']);
    for (const { peakBytes, terms } of result.phases) {
      expect(terms.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(peakBytes);
    }
    const known = new Set(TERMS.map((term) => term.id));
    for (const { term, source } of result.terms) {
      expect([term, known.has(term)]).toEqual([term, true]);
      expect(source).not.toBe('derived');
    }
  });

  test('the CPU terms add up to the resident memory', () => {
    const row = rows.find(({ id }) => id === 'd-sw030');
    if (row === undefined) throw new Error('no d-sw030');
    const result = estimate(runOf(row));
    if ('error' in result) throw new Error(result.error);
    const cpu = result.terms.filter(({ where }) => where === 'cpu');
    expect(cpu.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(result.cpu.rss_per_rank);
  });
});
