/** Which fix each example and fixture is offered, by its title: null where there must be none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../core/rules/index.ts';
import { checkExample } from './examples.ts';

const here = dirname(fileURLToPath(import.meta.url));
const table: Record<string, Record<string, readonly (string | null)[]>> = JSON.parse(
  readFileSync(join(here, 'offered.json'), 'utf8'),
);

describe('fixes that are offered', () => {
  test.each(Object.entries(table))('%s', (id, files) => {
    const rule = RULES.find((known) => known.id === id);
    if (rule === undefined) throw new Error(`no rule ${id}`);
    const folder = join(here, rule.group, id);
    const path = join(folder, 'expected.json');
    const expected = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    const offered = Object.fromEntries(
      Object.keys(files).map((file) => {
        const example = file === 'example';
        const text = example ? rule.docs.bad : readFileSync(join(folder, 'bad', file), 'utf8');
        const run = (example ? undefined : expected[`bad/${file}`]?.run) ?? rule.docs.run;
        const found = checkExample(rule, text, run, example ? undefined : file).findings;
        const titles = found
          .filter((finding) => finding.rule === id)
          .map(({ fix }) => fix && `${fix.title}${fix.safe ? '' : ' (unsafe)'}`);
        return [file, titles];
      }),
    );
    expect(offered).toEqual(files);
    const bad = join(folder, 'bad');
    expect(Object.keys(files).sort()).toEqual([...(existsSync(bad) ? readdirSync(bad) : []), 'example'].sort());
  });
});
