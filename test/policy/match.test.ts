import { describe, expect, test } from '@jest/globals';
import { configMatches } from '../../core/policy/match.ts';

describe('globs', () => {
  test.each<[string, string, boolean]>([
    ['configs/zero3.json', 'configs/zero3.json', true],
    ['./configs/zero3.json', 'configs/zero3.json', true],
    ['configs/zero3.json', 'a/configs/zero3.json', false],
    ['configs/*.json', 'configs/zero3.json', true],
    ['configs/*.json', 'configs/a/zero3.json', false],
    ['configs/**/*.json', 'configs/zero3.json', true],
    ['configs/**/*.json', 'configs/a/b/zero3.json', true],
    ['**/*.json', 'zero3.json', true],
    ['**', 'a/b', true],
    ['configs/', 'configs/a/zero3.json', true],
    ['configs/**', 'configs', false],
    ['configs', 'configs/zero3.json', false],
    ['*.json', 'a/b.json', false],
    ['a?.json', 'ab.json', true],
    ['a?.json', 'a.json', false],
    ['zero[12].json', 'zero2.json', true],
    ['zero[!12].json', 'zero2.json', false],
    ['zero[0-3].json', 'zero3.json', true],
    ['{a,b}/*.json', 'b/x.json', true],
    ['{a,b}/*.json', 'c/x.json', false],
    ['a.json', 'aXjson', false],
    ['*', '.hidden', true],
    ['A.json', 'a.json', false],
    ['😀?.json', '😀é.json', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(configMatches(pattern, path)).toBe(expected);
  });

  test.each(['*'.repeat(400), '**/'.repeat(160), '{a,b}'.repeat(90), `${'*a'.repeat(200)}`, '[', '{', '{a', 'a]'])(
    '%s has an answer for a long path',
    (pattern) => {
      expect([true, false]).toContain(configMatches(pattern, `${'a/'.repeat(120)}${'a'.repeat(250)}b`));
    },
  );
});
