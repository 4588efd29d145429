/** Every fix of every example and fixture: it can be read again, mends what it was brought for, and breaks nothing else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { RULES } from '../../core/rules/index.ts';
import type { Edit, Rule, RunContextExample } from '../../core/rules/rule.ts';
import { checkExample, runOfContext } from './examples.ts';

const here = dirname(fileURLToPath(import.meta.url));

interface Example {
  readonly name: string;
  readonly text: string;
  readonly run: RunContextExample | undefined;
}

function examplesOf(rule: Rule): Example[] {
  const folder = join(here, rule.group, rule.id);
  const bad = join(folder, 'bad');
  const path = join(folder, 'expected.json');
  const expected = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const fixtures = existsSync(bad) ? readdirSync(bad) : [];
  return [
    { name: 'example', text: rule.docs.bad, run: rule.docs.run },
    ...fixtures.map((file) => ({
      name: file,
      text: readFileSync(join(bad, file), 'utf8'),
      run:
        expected[`bad/${file}`]?.context === undefined
          ? (expected[`bad/${file}`]?.run ?? rule.docs.run)
          : runOfContext(expected[`bad/${file}`].context),
    })),
  ];
}

function apply(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.span.start - a.span.start);
  return ordered.reduce((all, { span, text: piece }) => all.slice(0, span.start) + piece + all.slice(span.end), text);
}

const fixed = RULES.flatMap((rule) =>
  examplesOf(rule).flatMap(({ name, text, run }) =>
    checkExample(rule, text, run, name)
      .findings.filter((finding) => finding.rule === rule.id && finding.fix !== null)
      .map((finding) => [`${rule.id} ${name} ${finding.at.pointer}`, { rule, name, text, run, finding }] as const),
  ),
);

describe('fixes', () => {
  test('most rules that can bring one do', () => {
    expect(new Set(fixed.map(([, { rule }]) => rule.id)).size).toBeGreaterThan(60);
  });

  test.each(fixed)('%s', (_title, { rule, name, text, run, finding }) => {
    const after = apply(text, finding.fix?.edits ?? []);
    const unreadable = (source: string) =>
      parseConfig(run?.path ?? name, source).problems.filter((problem) => problem.code === 'syntax').length;
    expect(unreadable(after)).toBeLessThanOrEqual(unreadable(text));
    const errors = (source: string) =>
      checkExample(rule, source, run, name)
        .findings.filter(({ severity, rule: id }) => severity === 'error' || id === rule.id)
        .map(({ rule: id, at }) => `${id} ${at.pointer}`);
    const before = errors(text);
    const left = errors(after);
    expect({ after, added: left.filter((one) => !before.includes(one)) }).toEqual({ after, added: [] });
    const itself = `${rule.id} ${finding.at.pointer}`;
    expect({
      after,
      mended: left.filter((one) => one === itself).length < before.filter((one) => one === itself).length,
    }).toEqual({
      after,
      mended: true,
    });
  });
});
