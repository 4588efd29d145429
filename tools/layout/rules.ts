/** Rule id = core/rules/<group>/<id>.ts = docs/rules/<id>.md = test/rules/<group>/<id>/ with a bad and a good case. */
import { RULES } from '../../core/rules/index.ts';

export async function rules(files: readonly string[]): Promise<string[]> {
  const known = new Set(files);
  const folders = new Set(
    files.filter((path) => path.startsWith('test/rules/')).map((path) => path.split('/').slice(0, 5).join('/')),
  );
  const problems = RULES.flatMap(({ id, group }) => [
    known.has(`core/rules/${group}/${id}.ts`) ? '' : `rule ${id}: core/rules/${group}/${id}.ts is not there`,
    known.has(`docs/rules/${id}.md`) ? '' : `rule ${id}: docs/rules/${id}.md is missing; run: npm run docs`,
    ...['bad', 'good'].map((kind) =>
      folders.has(`test/rules/${group}/${id}/${kind}`)
        ? ''
        : `rule ${id}: test/rules/${group}/${id}/${kind}/ is missing`,
    ),
  ]);
  const ids = new Set(RULES.map((rule) => rule.id));
  const pages = files
    .filter((path) => /^docs\/rules\/[a-z0-9-]+\.md$/.test(path))
    .map((path) => path.slice('docs/rules/'.length, -'.md'.length));
  const orphans = pages
    .filter((page) => page !== 'index' && !ids.has(page))
    .map((page) => `docs/rules/${page}.md: there is no such rule`);
  return [...problems.filter((line) => line !== ''), ...orphans];
}
