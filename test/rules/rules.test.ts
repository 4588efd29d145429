import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { nodeAt } from '../../core/config/pointer.ts';
import { positionAt } from '../../core/config/positions.ts';
import { RULES } from '../../core/rules/index.ts';
import type { RunContextExample } from '../../core/rules/rule.ts';
import { checkExample, runOfContext } from './examples.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** `expected.json` of test/rules/<group>/<rule-id>/: file → where the rule fires, and how the file is launched. */
interface Expected {
  readonly [file: string]: {
    readonly run?: RunContextExample;
    /** What a row of check --batch would say of the run, instead. */
    readonly context?: unknown;
    readonly at?: readonly string[];
    readonly severity?: string;
  };
}

describe('every rule', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s: its bad example shows it, its good one does not',
    (_id, rule) => {
      const bad = checkExample(rule, rule.docs.bad).findings.filter((finding) => finding.rule === rule.id);
      expect(bad).not.toEqual([]);
      const good = checkExample(rule, rule.docs.good, rule.docs.goodRun ?? rule.docs.run).findings.filter(
        (finding) => finding.rule === rule.id,
      );
      expect(good).toEqual([]);
    },
  );

  test.each(RULES.map((rule) => [rule.id, rule] as const))('%s: points at what it speaks of', (_id, rule) => {
    const document = parseConfig(rule.docs.run?.path ?? 'example', rule.docs.bad);
    for (const finding of checkExample(rule, rule.docs.bad).findings) {
      const { pointer, span } = finding.at;
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeLessThanOrEqual(rule.docs.bad.length);
      expect(span.start).toBeLessThanOrEqual(span.end);
      const node = nodeAt(document.root, pointer);
      const parent = nodeAt(document.root, pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
      if (pointer === '' || node === undefined || parent?.kind !== 'object') continue;
      const onValue = span.start >= node.span.start && span.end <= node.span.end;
      const onKey = parent.members.some(({ keySpan }) => keySpan.start === span.start && keySpan.end === span.end);
      expect({ pointer, onValueOrKey: onValue || onKey }).toEqual({ pointer, onValueOrKey: true });
    }
  });

  test('has a file, a group and words of its own', () => {
    for (const rule of RULES) {
      expect(existsSync(join(here, '../../core/rules', rule.group, `${rule.id}.ts`))).toBe(true);
      expect(rule.docs.why.length).toBeGreaterThan(20);
      expect(rule.docs.sources.length).toBeGreaterThan(0);
      expect(rule.title.endsWith('.')).toBe(false);
    }
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    expect(new Set(RULES.map(({ title }) => title)).size).toBe(RULES.length);
  });
});

const folders = readdirSync(here, { withFileTypes: true })
  .filter((group) => group.isDirectory())
  .flatMap((group) =>
    readdirSync(join(here, group.name), { withFileTypes: true })
      .filter((rule) => rule.isDirectory())
      .map((rule) => [rule.name, join(here, group.name, rule.name)] as const),
  );

describe('fixtures', () => {
  test.each(folders)('%s', (id, folder) => {
    const rule = RULES.find((known) => known.id === id);
    if (rule === undefined) throw new Error(`${folder} belongs to no rule`);
    const expectedPath = join(folder, 'expected.json');
    const expected: Expected = existsSync(expectedPath) ? JSON.parse(readFileSync(expectedPath, 'utf8')) : {};
    for (const kind of ['bad', 'good'] as const) {
      const files = existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)) : [];
      for (const file of files) {
        const text = readFileSync(join(folder, kind, file), 'utf8');
        const wanted = expected[`${kind}/${file}`];
        const usual = kind === 'good' ? (rule.docs.goodRun ?? rule.docs.run) : rule.docs.run;
        const found = checkExample(
          rule,
          text,
          wanted?.context === undefined ? (wanted?.run ?? usual) : runOfContext(wanted.context),
          file,
        ).findings.filter((finding) => finding.rule === id);
        if (kind === 'good') expect({ file, found }).toEqual({ file, found: [] });
        else expect({ file, fires: found.length > 0 }).toEqual({ file, fires: true });
        if (wanted?.severity !== undefined)
          expect({ file, severity: found[0]?.severity }).toEqual({ file, severity: wanted.severity });
        if (wanted?.at === undefined) continue;
        const places = found.map(({ at }) => {
          const { line, column } = positionAt(text, at.span.start);
          return `${line}:${column} ${at.pointer}`;
        });
        expect({ file, places }).toEqual({ file, places: wanted.at });
      }
    }
  });
});
