/** Lines of a file of measured rows, each held against row.schema.json: a row of somebody else may be anything. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from './row.schema.json' with { type: 'json' };
import type { MeasuredRow } from './rows.ts';

const isRow = new Ajv2020({ strict: false }).compile<MeasuredRow>(schema);

/** A row that cannot be used: `file:line: what is wrong`. */
export class BadRow extends Error {}

/** Throws BadRow for the first line that is no measured run, and for a file without any. */
export function readRows(path: string): MeasuredRow[] {
  const rows = textOf(path)
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, `${path}:${index + 1}`)]));
  if (rows.length === 0) throw new BadRow(`${path}: no measured row in it`);
  return rows;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new BadRow(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function rowOf(line: string, where: string): MeasuredRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new BadRow(`${where}: not one JSON object per line: ${error instanceof Error ? error.message : ''}`);
  }
  if (isRow(value)) return value;
  const [problem] = isRow.errors ?? [];
  const allowed = problem?.keyword === 'enum' ? `: ${JSON.stringify(problem.params.allowedValues)}` : '';
  throw new BadRow(
    `${where}: ${problem?.instancePath || 'the row'} ${problem?.message ?? 'is no measured run'}${allowed}`,
  );
}
