/** Writes core/rules/index.ts: every default export of core/rules/<group>/<rule-id>.ts, sorted. `--check` only says whether it is current. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'core/rules');
const target = join(folder, 'index.ts');

interface RuleFile {
  readonly group: string;
  readonly id: string;
}

const files: RuleFile[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) =>
    readdirSync(join(folder, entry.name))
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => /^export default rule\(/m.test(readFileSync(join(folder, entry.name, name), 'utf8')))
      .map((name) => ({ group: entry.name, id: name.slice(0, -3) })),
  )
  .sort((a, b) => (a.group === b.group ? (a.id < b.id ? -1 : 1) : a.group < b.group ? -1 : 1));

const doubled = files.filter((file, i) => files.some((other, j) => j < i && other.id === file.id));
if (doubled.length > 0) {
  console.error(`two rules have the same id: ${doubled.map((file) => `${file.group}/${file.id}`).join(', ')}`);
  process.exit(1);
}

const name = (id: string): string =>
  `rule${id.replace(/(^|-)([a-z0-9])/g, (_all, _dash, letter: string) => letter.toUpperCase())}`;
const lines = [
  '// biome-ignore-all assist/source/organizeImports: sorted by group and id, as the folders are',
  '// Written by tools/write-rule-index.ts (npm run rules); do not edit.',
  ...files.map(({ group, id }) => `import ${name(id)} from './${group}/${id}.ts';`),
  "import type { Rule } from './rule.ts';",
  '',
  'export const RULES: readonly Rule[] = [',
  ...files.map(({ id }) => `  ${name(id)},`),
  '];',
  '',
];
const text = lines.join('\n');
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('core/rules/index.ts is not current: npm run rules');
    process.exit(1);
  }
  console.log(`core/rules/index.ts is current: ${files.length} rules`);
} else {
  writeFileSync(target, text);
  console.log(`core/rules/index.ts: ${files.length} rules`);
}
