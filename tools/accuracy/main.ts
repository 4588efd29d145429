/** `npm run accuracy`: the estimate against every measured row; `--write` puts the tables into docs/memory.md, `--rows` lists the rows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replaceBetween, termTables } from './document.ts';
import { type Compared, compare } from './errors.ts';
import { type MeasuredRow, readLines, rowFiles } from './rows.ts';
import { accuracyTable, peerTable, stageTable } from './table.ts';

const DOCUMENT = fileURLToPath(new URL('../../docs/memory.md', import.meta.url));

const groups = rowFiles().map((name) => ({ name, compared: readLines<MeasuredRow>(name).map(compare) }));
const all = groups.flatMap(({ compared }) => compared);

if (process.argv.includes('--rows')) for (const one of all) process.stdout.write(`${rowLine(one)}\n`);

const accuracy = [
  peerTable(all),
  ...groups.map(({ name, compared }) => `**${name}** (${compared.length} rows)\n\n${accuracyTable(compared)}`),
  stageTable(all),
].join('\n\n');
process.stdout.write(`${accuracy}\n`);

if (process.argv.includes('--write')) {
  const before = readFileSync(DOCUMENT, 'utf8');
  const after = replaceBetween(replaceBetween(before, 'terms', termTables()), 'accuracy', accuracy);
  if (after !== before) writeFileSync(DOCUMENT, after);
}

function rowLine({ row, errors }: Compared): string {
  const figures = Object.entries(errors).map(([field, error]) => `${field} ${(100 * error).toFixed(2)} %`);
  return `${row.id} ${row.model}: ${figures.join(', ')}`;
}
