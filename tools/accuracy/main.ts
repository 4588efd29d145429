/**
 * `npm run accuracy`: the estimate against every measured row; `--write` puts the tables into docs/memory.md, `--rows` lists the rows.
 * `npm run accuracy -- FILE…`: against the rows of these files alone, as `ds_smoke --measurement FILE` writes them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyTables, replaceBetween, termTables } from './document.ts';
import { type Compared, compare } from './errors.ts';
import { readRows } from './read-rows.ts';
import { MEASURED, rowFiles } from './rows.ts';
import { accuracyTable, peerTable, stageTable } from './table.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/memory.md', import.meta.url));

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const groups = files.length > 0 ? files.map(group) : rowFiles().map((name) => group(`${MEASURED}${name}`));
const all = groups.flatMap(({ compared }) => compared);

if (process.argv.includes('--rows') || files.length > 0)
  for (const one of all) process.stdout.write(`${rowLine(one)}\n`);

const accuracy = [
  peerTable(all),
  ...groups.map(({ name, compared }) => `**${name}** (${compared.length} rows)\n\n${accuracyTable(compared)}`),
  stageTable(all),
].join('\n\n');
process.stdout.write(`${accuracy}\n`);

if (process.argv.includes('--write') && files.length === 0) {
  const before = readFileSync(DOCUMENT, 'utf8');
  const withTerms = replaceBetween(replaceBetween(before, 'terms', termTables()), 'keys', keyTables());
  const after = replaceBetween(withTerms, 'accuracy', accuracy);
  if (after !== before) writeFileSync(DOCUMENT, after);
}

function group(path: string): { name: string; compared: Compared[] } {
  try {
    return { name: basename(path), compared: readRows(path).map(compare) };
  } catch (error) {
    process.stderr.write(`accuracy: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  }
}

function rowLine({ row, errors }: Compared): string {
  const figures = Object.entries(errors).map(([field, error]) => `${field} ${(100 * error).toFixed(2)} %`);
  return `${row.id} ${row.model}: ${figures.join(', ')}`;
}
