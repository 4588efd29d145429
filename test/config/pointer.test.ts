import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Node } from '../../core/config/document.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { memberAt, nodeAt, pointerAt, pointerOf, segmentsOf } from '../../core/config/pointer.ts';
import { offsetAt, positionAt } from '../../core/config/positions.ts';
import { generateTexts } from '../../tools/fuzz/hjson-generate.ts';

/** Every value of a tree with its pointer; of duplicate keys only the last, as pointers mean it. */
function* values(node: Node, pointer = ''): Generator<readonly [string, Node]> {
  yield [pointer, node];
  if (node.kind === 'array')
    for (const [index, item] of node.items.entries()) yield* values(item, `${pointer}/${index}`);
  if (node.kind !== 'object') return;
  const last = new Map(node.members.map((member) => [member.key, member.value]));
  for (const [key, value] of last) yield* values(value, pointer + pointerOf(key));
}

/** A root without braces starts where its first key does. */
const isBraceless = (node: Node) => node.kind === 'object' && node.members[0]?.keySpan.start === node.span.start;

describe('pointers', () => {
  test.each([
    ['', []],
    ['/a/b', ['a', 'b']],
    ['/a~1b/m~0n/~01', ['a/b', 'm~n', '~1']],
    ['//', ['', '']],
    ['a', null],
  ])('%j has the segments %j', (pointer, segments) => {
    expect(segmentsOf(pointer)).toEqual(segments);
    if (segments) expect(pointerOf(...segments)).toBe(pointer);
  });

  test('of a duplicate key the last value counts, as in Python', () => {
    const { root } = parseConfig('x.json', '{"a": 1, "a": {"b": 2}}');
    expect(nodeAt(root, '/a/b')).toMatchObject({ value: 2 });
    expect(memberAt(root, '/a')?.keySpan).toEqual({ start: 9, end: 12 });
  });

  test.each(['/00', '/-1', '/01', '/length', '/0/x'])('%s is nothing in a list', (pointer) => {
    expect(nodeAt(parseConfig('x.json', '[1]').root, pointer)).toBeUndefined();
  });

  test.each(['__proto__', 'constructor', 'toString'])('%s is found only where it is written', (key) => {
    expect(nodeAt(parseConfig('x.json', '{}').root, pointerOf(key))).toBeUndefined();
    expect(nodeAt(parseConfig('x.json', `{"${key}": 1}`).root, pointerOf(key))).toMatchObject({ value: 1 });
  });

  test('the offset of a key leads to its member, the space between members to the object', () => {
    const text = '{"a": {"b": 1, "c": [true]}}';
    const { root } = parseConfig('x.json', text);
    const at = (part: string) => pointerAt(root, text.indexOf(part));
    expect(['"a"', '"b"', '1', ', "c"', '"c"', '[', 'true', '}}'].map(at)).toEqual([
      '/a',
      '/a/b',
      '/a/b',
      '/a',
      '/a/c',
      '/a/c',
      '/a/c/0',
      '/a',
    ]);
    expect(pointerAt(root, text.length)).toBeNull();
  });

  test('position → pointer → position comes back, for every value of 2,000 generated texts', () => {
    let seen = 0;
    for (const text of generateTexts(7, 2000)) {
      const { root } = parseConfig('x.hjson', text);
      if (!root) continue;
      for (const [pointer, node] of values(root)) {
        expect(nodeAt(root, pointer)).toBe(node);
        const { start, end } = node.span;
        expect(start >= 0 && end <= text.length && start <= end).toBe(true);
        if (start === end || isBraceless(node)) continue;
        const found = pointerAt(root, start);
        if (found !== pointer) throw new Error(`${JSON.stringify(text)}: ${pointer} at ${start} gives ${found}`);
        expect(offsetAt(text, positionAt(text, start))).toBe(start);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(5000);
  });
});

describe('positions', () => {
  test.each([
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['😀b', 2, 1, 3],
    ['a\n', 2, 2, 1],
    ['', 0, 1, 1],
  ])('%j, offset %i: line %i, column %i', (text, offset, line, column) => {
    expect(positionAt(text, offset)).toEqual({ line, column });
  });

  test('offset → position → offset comes back for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' ', '😀') }), fc.nat(60), (text, offset) => {
        const within = Math.min(offset, text.length);
        expect(offsetAt(text, positionAt(text, within))).toBe(within);
      }),
    );
  });
});
