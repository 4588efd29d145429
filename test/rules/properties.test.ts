import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../core/config/parse.ts';
import { pointerOf } from '../../core/config/pointer.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';
import { type Fixable, mend } from '../../core/rules/mend.ts';
import { mendText } from '../../core/rules/mend-text.ts';
import { baseConfig, Dice, mutate, write } from '../oracle/mutate.ts';

const check = (text: string) =>
  checkConfig(parseConfig('ds.json', text), { integrations: ['raw', 'hf-trainer', 'accelerate'] });

/** The same configs that are held against the real engines. */
function configFrom(seed: number): string {
  const dice = new Dice(seed * 7919 + 1);
  for (let i = 0; i < 8; i++) dice.next();
  const config = baseConfig(dice);
  mutate(dice, config);
  return write(dice, config);
}

describe('any input', () => {
  test('no text throws, and every finding lies inside it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.json(), fc.integer({ min: 1, max: 1e9 }).map(configFrom)),
        (text) => {
          const { findings } = check(text);
          const length = parseConfig('ds.json', text).text.length;
          for (const { at } of findings)
            expect(at.span.start >= 0 && at.span.start <= at.span.end && at.span.end <= length).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a key called __proto__, constructor or toString is a key like any other', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      // What starts with an underscore is a comment at the top level.
      const top = check(`{"train_micro_batch_size_per_gpu": 1, "${key}": {"stage": 3}}`);
      const said = top.findings.filter(({ rule }) => rule === 'unknown-top-level-key').map(({ at }) => at.pointer);
      expect(said).toEqual(key.startsWith('_') ? [] : [pointerOf(key)]);
      expect(top.accepts.raw[1]).toBe(true);
      const inner = check(`{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"${key}": 1}}`);
      expect(inner.findings.map(({ rule }) => rule)).toContain('strict-block-unknown-key');
    }
  });

  test('too deep, too large and other terrible files end in a finding', () => {
    const deep = `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const wide = `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}": ${i}`).join(', ')}}`;
    for (const text of [
      deep,
      wide,
      '',
      '\u0000',
      '{"train_batch_size": 1e400}',
      '{"a": "\ud800"}',
      '[]',
      'null',
      '{',
    ]) {
      expect(check(text).findings.length).toBeGreaterThan(0);
    }
  });
});

describe('safe fixes', () => {
  test('never bring a new error, and never break what can be read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (seed) => {
        const text = configFrom(seed);
        const before = check(text);
        const fixed = mendText('ds.json', text, { integrations: ['raw', 'hf-trainer', 'accelerate'] }, false);
        if (fixed.applied.length === 0) return;
        const after = check(fixed.text);
        const readable = (source: string) => parseConfig('ds.json', source).root !== null;
        expect(readable(fixed.text) || !readable(text)).toBe(true);
        const worked = (accepts: typeof before.accepts) =>
          Object.entries(accepts).flatMap(([integration, bySize]) =>
            Object.entries(bySize).flatMap(([size, accepted]) => (accepted ? [`${integration} ${size}`] : [])),
          );
        const stillWorks = worked(after.accepts);
        expect({
          text,
          fixed: fixed.text,
          broken: worked(before.accepts).filter((run) => !stillWorks.includes(run)),
        }).toMatchObject({ broken: [] });
        // Behind a block that is refused others may wait; where nothing was refused, nothing new may come.
        if (before.findings.some(({ effect }) => effect === 'rejects')) return;
        const errors = after.findings
          .filter(({ severity }) => severity === 'error')
          .map(({ rule, at }) => `${rule} ${at.pointer}`);
        const known = new Set(before.findings.map(({ rule, at }) => `${rule} ${at.pointer}`));
        expect({ text, fresh: errors.filter((error) => !known.has(error)) }).toMatchObject({ fresh: [] });
      }),
      { numRuns: 300 },
    );
  });

  /** Finds each letter in capitals, and what is to stand there instead. */
  const letters =
    (fixes: Readonly<Record<string, string>>, severity: Fixable['severity'] = 'error') =>
    (text: string): Fixable[] =>
      [...text].flatMap((letter, offset) => {
        const mended = fixes[letter];
        if (mended === undefined) return [];
        const edits = [{ span: { start: offset, end: offset + 1 }, text: mended }];
        return [{ rule: letter, severity, pointer: '', offset, fix: { title: letter, safe: letter < 'M', edits } }];
      });

  test('each on the text that the one before left, and only where the text is better for it', () => {
    const all = { unsafe: true, most: 50 };
    expect(mend('aBcB', letters({ B: 'bb' }), all)).toEqual({ text: 'abbcbb', applied: ['B', 'B'] });
    // One that brings another of its kind, and two that undo each other.
    expect(mend('aB', letters({ B: 'BB' }), all)).toEqual({ text: 'aB', applied: [] });
    expect(mend('C', letters({ C: 'DD', D: 'CC' }), all)).toEqual({ text: 'C', applied: [] });
    expect(mend('aB', letters({ B: 'C', C: 'B' }), { unsafe: true, most: 7 }).applied).toHaveLength(7);
    // A warning is not mended by two others, an error may give way to one that it hid.
    const hidden = { C: 'DD', D: '!' };
    expect(mend('C', letters({ C: 'DD', D: 'D' }, 'warning'), all)).toEqual({ text: 'C', applied: [] });
    expect(mend('C', letters({ ...hidden, C: 'D' }), all)).toEqual({ text: '!', applied: ['C', 'D'] });
    expect(mend('aXB', letters({ X: 'x', B: 'b' }), { unsafe: false, most: 50 }).text).toBe('aXb');
  });
});

test('no refusal is without a rule that says it', () => {
  const reader = join(fileURLToPath(new URL('../../core', import.meta.url)), 'deepspeed');
  const source = [
    'model.ts',
    'validators.ts',
    'blocks/others.ts',
    'blocks/scalars.ts',
    'blocks/optimizer.ts',
    'blocks/checkpoint.ts',
    'blocks/world.ts',
    'blocks/between.ts',
    'blocks/pydantic.ts',
  ]
    .map((file) => readFileSync(join(reader, file), 'utf8'))
    .join('\n');
  const ids = new Set(RULES.map(({ id }) => id));
  const named = [
    ...source.matchAll(
      /(?:refuse(?:Field)?\(\s*(?:reader(?:\.refusals)?|refusals),\s*|refusals\.add\(\s*|object\([^']*?|return \[)'([a-z0-9]+(?:-[a-z0-9]+)+)'/g,
    ),
  ].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
