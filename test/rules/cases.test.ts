/**
 * Whole runs on the real engines against what the rules say of them: accepted and then failing (class 2), ignored or changed (class 3).
 * runs.jsonl beside this file holds own runs; the larger set is only there where the folder of measurements is.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { checkRow } from '../../core/rules/batch.ts';

interface Row {
  readonly id: string;
  readonly class?: number;
  readonly rule?: string | null;
  readonly expect?: 'fire' | 'silent';
  readonly outcome: string;
  readonly env_dependent?: boolean;
  readonly cpu_only_outcome?: boolean;
}

const here = dirname(fileURLToPath(import.meta.url));
const shared = join(here, '../../../shared/deepspeed/cases.jsonl');

function rowsOf(path: string): [string, Row, string][] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const row = JSON.parse(line) as Row;
      return [row.id, row, line];
    });
}

function judge(row: Row, line: string) {
  const answer = checkRow(JSON.parse(line), line);
  const named = row.rule != null && answer.findings.some((finding) => finding.rule === row.rule);
  const errors = answer.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.rule);
  return { named, errors, outcome: answer.outcome };
}

describe('own runs of the real engine', () => {
  test.each(rowsOf(join(here, 'runs.jsonl')))('%s', (_id, row, line) => {
    const { outcome, errors } = judge(row, line);
    const runs = row.outcome === 'ok';
    expect({ outcome, falseErrors: runs ? errors : [] }).toEqual({ outcome: runs ? 'ok' : 'fails', falseErrors: [] });
  });
});

const measured = existsSync(shared) ? rowsOf(shared).filter(([, row]) => row.class === 2 || row.class === 3) : [];
if (measured.length === 0) console.log(`${shared} is not there: only the own runs are tested`);
const each = measured.length > 0 ? test.each(measured) : test.skip.each([['no measured runs here', {} as Row, '']]);

describe('measured runs', () => {
  each('%s', (_id, row, line) => {
    const { named, outcome, errors } = judge(row, line);
    if (row.rule != null) expect({ rule: row.rule, named }).toEqual({ rule: row.rule, named: row.expect === 'fire' });
    if (row.env_dependent || row.cpu_only_outcome) return;
    const runs = row.outcome === 'ok';
    expect({ outcome, falseErrors: runs ? errors : [] }).toEqual({ outcome: runs ? 'ok' : 'fails', falseErrors: [] });
  });
});
