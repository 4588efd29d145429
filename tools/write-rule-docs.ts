/** Writes docs/rules/<rule-id>.md, docs/rules/README.md and docs/mistakes.md from the rules; `--check` compares. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '../core/rules/index.ts';
import { mistakesPage } from './docs/mistakes-page.ts';
import { rulePage, rulesOverview } from './docs/rule-page.ts';

const mistakes = fileURLToPath(new URL('../docs/mistakes.md', import.meta.url));
const folder = fileURLToPath(new URL('../docs/rules', import.meta.url));
const check = process.argv.includes('--check');
const pages = new Map(RULES.map((rule) => [`${rule.id}.md`, rulePage(rule)]));
pages.set('README.md', rulesOverview(RULES));

mkdirSync(folder, { recursive: true });
const stale = [...pages].filter(([name, text]) => {
  const path = join(folder, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return false;
  if (!check) writeFileSync(path, text);
  return true;
});
const left = readdirSync(folder).filter((name) => !pages.has(name));
if (!check) for (const name of left) rmSync(join(folder, name));
const overview = mistakesPage(RULES);
const overviewStale = !existsSync(mistakes) || readFileSync(mistakes, 'utf8') !== overview;
if (overviewStale && !check) writeFileSync(mistakes, overview);
const wrong = [...(overviewStale ? ['../mistakes.md'] : []), ...stale.map(([name]) => name), ...left];
if (check && wrong.length > 0) {
  console.error(
    `docs/rules is not what the rules say (npm run docs): ${wrong.slice(0, 10).join(', ')}${wrong.length > 10 ? ', …' : ''}`,
  );
  process.exit(1);
}
console.log(
  check
    ? `docs/rules is current: ${RULES.length} rules`
    : `docs/rules: ${stale.length} of ${pages.size} pages written, ${left.length} removed`,
);
