import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseConfig } from '../../core/config/parse.ts';
import { changedKeys, dotted, MOST_CHANGES } from '../../core/diff/keys.ts';

const changes = (base: string, head: string) =>
  changedKeys(parseConfig('a', base).root, parseConfig('a', head).root).map((one) => [
    one.kind,
    dotted(one.pointer),
    one.base,
    one.head,
    ...(one.from === undefined ? [] : [dotted(one.from)]),
  ]);

describe('changed keys', () => {
  test.each([
    [
      'nothing: order, spacing and spelling of numbers',
      '{"a": 5e8, "b": [1, 2]}',
      '{ "b": [1,2],\n "a": 500000000 }',
      [],
    ],
    [
      'a value',
      '{"zero_optimization": {"stage": 2}}',
      '{"zero_optimization": {"stage": 3}}',
      [['changed', 'zero_optimization.stage', '2', '3']],
    ],
    [
      'a block is named, not its keys',
      '{}',
      '{"bf16": {"enabled": true}}',
      [['added', 'bf16', null, '{"enabled": true}']],
    ],
    ['a text is no number', '{"a": 1}', '{"a": "1"}', [['changed', 'a', '1', '"1"']]],
    [
      'moved',
      '{"z": {"aio": {"q": 1}}}',
      '{"z": {}, "aio": {"q": 1}}',
      [['moved', 'aio', '{"q": 1}', '{"q": 1}', 'z.aio']],
    ],
    [
      'a spelling mended',
      '{"gradient_cliping": 1}',
      '{"gradient_clipping": 1}',
      [['renamed', 'gradient_clipping', '1', '1', 'gradient_cliping']],
    ],
    ['the last of duplicates counts', '{"a": 1, "a": 2}', '{"a": 2}', []],
    ['keys like __proto__', '{"__proto__": 1}', '{"__proto__": {"x": 2}}', [['changed', '__proto__', '1', '{"x": 2}']]],
    ['a side that cannot be read', '[', '{"a": 1}', []],
  ])('%s', (_, base, head, expected) => expect(changes(base, head)).toEqual(expected));

  test('long values are shortened', () => {
    const [change] = changedKeys(parseConfig('a', '{}').root, parseConfig('a', `{"a": "${'x'.repeat(500)}"}`).root);
    expect(change?.head).toHaveLength(80);
    expect(change?.head?.endsWith('…')).toBe(true);
  });

  test('a difference is found exactly where two configs differ', () => {
    const value = fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('auto', 'cpu'));
    const config = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.oneof(value, fc.dictionary(fc.constantFrom('x', 'y'), value)),
    );
    fc.assert(
      fc.property(config, config, (base, head) => {
        const found = changedKeys(
          parseConfig('a', JSON.stringify(base)).root,
          parseConfig('a', JSON.stringify(head)).root,
        );
        const differ = Object.keys({ ...base, ...head }).some(
          (key) => JSON.stringify(sorted(base[key])) !== JSON.stringify(sorted(head[key])),
        );
        expect(found.length > 0).toBe(differ);
      }),
    );
  });

  test('hundreds of thousands of keys overflow no stack', () => {
    const keys = Array.from({ length: 300_000 }, (_, index) => `"k${index}": 1`).join(',');
    expect(changes('{"a": 1}', `{${keys}}`)).toHaveLength(MOST_CHANGES);
    expect(changes('{"a": {"x": 1}}', `{"a": [${'1,'.repeat(300_000)}1]}`)).toHaveLength(1);
  });

  test('thousands of keys, all renamed', () => {
    const side = (offset: number) =>
      `{${Array.from({ length: 20_000 }, (_, index) => `"k${index + offset}": 1`).join(',')}}`;
    expect(changes(side(0), side(20_000))).toHaveLength(MOST_CHANGES);
  });
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
