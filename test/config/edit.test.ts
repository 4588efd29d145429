import { describe, expect, test } from '@jest/globals';
import type { ConfigDocument, Member, Node, ObjectNode, Span } from '../../core/config/document.ts';
import { applyEdits, type Edit, renameKey, replaceValue } from '../../core/config/edit.ts';
import { deleteMember, deleteMembers } from '../../core/config/edit-delete.ts';
import { insertMember } from '../../core/config/edit-insert.ts';
import { moveMember } from '../../core/config/edit-move.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { type Plain, toPlain } from '../../core/config/plain.ts';
import { memberAt, nodeAt } from '../../core/config/pointer.ts';
import { generateTexts, random } from '../../tools/fuzz/hjson-generate.ts';

function place(text: string, pointer: string): { document: ConfigDocument; parent: ObjectNode; member: Member } {
  const document = parseConfig('x.hjson', text);
  const parent = nodeAt(document.root, pointer.slice(0, pointer.lastIndexOf('/')));
  const member = memberAt(document.root, pointer);
  if (parent?.kind !== 'object' || !member) throw new Error(`nothing at ${pointer}`);
  return { document, parent, member };
}

function objectAt(document: ConfigDocument, pointer: string): ObjectNode {
  const node = nodeAt(document.root, pointer);
  if (node?.kind !== 'object') throw new Error(`no object at ${pointer}`);
  return node;
}

const done = (text: string, edits: readonly Edit[] | Edit | undefined) => edits && applyEdits(text, [edits].flat());

describe('deleting a member', () => {
  test.each<[string, string, string, string]>([
    ['first of several lines', '{\n  "a": 1,\n  "b": 2\n}\n', '/a', '{\n  "b": 2\n}\n'],
    ['last of several lines, with the comma before it', '{\n  "a": 1,\n  "b": 2\n}\n', '/b', '{\n  "a": 1\n}\n'],
    ['the only one', '{\n  "a": 1\n}', '/a', '{\n}'],
    ['within a line', '{"a": 1, "b": 2, "c": 3}', '/b', '{"a": 1, "c": 3}'],
    ['last within a line', '{"a": 1, "b": 2}', '/b', '{"a": 1}'],
    ['the only one of a line', '{"a": {"b": 1}}', '/a/b', '{"a": {}}'],
    ['with the comment behind it kept', '{\n  "a": 1, // one\n  "b": 2\n}', '/a', '{\n  // one\n  "b": 2\n}'],
    [
      'with the comment behind the one before kept',
      '{\n  "a": 1, # one\n  "b": 2 # two\n}',
      '/b',
      '{\n  "a": 1 # one\n  # two\n}',
    ],
    ['with a comment before its comma kept', '{"a": 1 /* one */, "b": 2}', '/a', '{/* one */ "b": 2}'],
    ['of a file without commas', 'a: 1\nb: cpu\nc: 3\n', '/b', 'a: 1\nc: 3\n'],
    ['last of a file with a comma behind it', '{\n  "a": 1,\n  "b": 2,\n}', '/b', '{\n  "a": 1,\n}'],
    ['a block', '{\r\n  "a": {\r\n    "b": 1\r\n  },\r\n  "c": 2\r\n}', '/a', '{\r\n  "c": 2\r\n}'],
  ])('%s', (_, text, pointer, expected) => {
    const { document, parent, member } = place(text, pointer);
    expect(done(text, deleteMember(document, parent, member))).toBe(expected);
  });
});

describe('deleting several members', () => {
  test.each<[string, string, readonly string[], string]>([
    ['all but one', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', ['a', 'c'], '{\n  "b": 2\n}'],
    ['the last two', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', ['b', 'c'], '{\n  "a": 1\n}'],
    ['the last two of a line', '{"a": 1, "b": 2, "c": 3}', ['b', 'c'], '{"a": 1}'],
    ['all', '{"a": 1, "b": 2}', ['a', 'b'], '{}'],
    ['with the comma of the last one kept', '{\n  "a": 1,\n  "b": 2,\n}', ['b'], '{\n  "a": 1,\n}'],
    ['none', '{"a": 1}', [], '{"a": 1}'],
  ])('%s', (_, text, keys, expected) => {
    const document = parseConfig('x.hjson', text);
    const parent = objectAt(document, '');
    const members = parent.members.filter(({ key }) => keys.includes(key));
    expect(done(text, deleteMembers(document, parent, members))).toBe(expected);
  });
});

describe('inserting a member', () => {
  test.each<[string, string, string, string]>([
    ['after others, with their indent', '{\n    "a": 1\n}\n', '', '{\n    "a": 1,\n    "new": 7\n}\n'],
    ['into a nested block', '{\n\t"a": {\n\t\t"b": 1\n\t}\n}', '/a', '{\n\t"a": {\n\t\t"b": 1,\n\t\t"new": 7\n\t}\n}'],
    ['into an empty block', '{\n  "a": {}\n}', '/a', '{\n  "a": {\n    "new": 7\n  }\n}'],
    ['on a line', '{"a": 1}', '', '{"a": 1, "new": 7}'],
    ['into nothing', '{}', '', '{"new": 7}'],
    ['behind a comment', '{\n  "a": 1 // one\n}', '', '{\n  "a": 1, // one\n  "new": 7\n}'],
    ['behind a comma', '{\n  "a": 1,\n}', '', '{\n  "a": 1,\n  "new": 7,\n}'],
    ['in a file without commas and quotes', '{\n  a: 1\n  b: cpu\n}', '', '{\n  a: 1\n  b: cpu\n  new: 7\n}'],
    ['in a file without braces', 'a: 1\nb: 2', '', 'a: 1\nb: 2\nnew: 7'],
    ['in an empty file', '', '', '"new": 7\n'],
    ['with the closing brace on the line of the last member', '{\n  "a": 1}', '', '{\n  "a": 1,\n  "new": 7\n}'],
    ['with CRLF', '{\r\n  "a": 1\r\n}', '', '{\r\n  "a": 1,\r\n  "new": 7\r\n}'],
  ])('%s', (_, text, pointer, expected) => {
    const document = parseConfig('x.hjson', text);
    expect(done(text, insertMember(document, objectAt(document, pointer), 'new', '7'))).toBe(expected);
  });

  test('a value of several lines is indented', () => {
    const text = '{\n  "a": 1\n}';
    const document = parseConfig('x.json', text);
    const edit = insertMember(
      document,
      objectAt(document, ''),
      'aio',
      JSON.stringify({ block_size: 1048576 }, null, 2),
    );
    expect(done(text, edit)).toBe('{\n  "a": 1,\n  "aio": {\n    "block_size": 1048576\n  }\n}');
  });
});

describe('moving a member', () => {
  test('aio from zero_optimization to the top level', () => {
    const text =
      '{\n  "zero_optimization": {\n    "stage": 3,\n    "aio": {\n      // bytes\n      "block_size": 1048576\n    }\n  }\n}\n';
    const { document, parent, member } = place(text, '/zero_optimization/aio');
    expect(done(text, moveMember(document, parent, member, objectAt(document, '')))).toBe(
      '{\n  "zero_optimization": {\n    "stage": 3\n  },\n  "aio": {\n    // bytes\n    "block_size": 1048576\n  }\n}\n',
    );
  });

  test('offload_optimizer from the top level into zero_optimization', () => {
    const text = '{"zero_optimization": {"stage": 2}, "offload_optimizer": {"device": "cpu"}}';
    const { document, parent, member } = place(text, '/offload_optimizer');
    expect(done(text, moveMember(document, parent, member, objectAt(document, '/zero_optimization')))).toBe(
      '{"zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    );
  });

  test.each([
    ['into itself', '{"a": {"b": {}}}', '/a', '/a/b'],
    ['over another key', '{"a": 1, "b": {"a": 2}}', '/a', '/b'],
  ])('not %s', (_, text, pointer, to) => {
    const { document, parent, member } = place(text, pointer);
    expect(moveMember(document, parent, member, objectAt(document, to))).toBeUndefined();
  });
});

test('a file with a multi-line string is left to its author', () => {
  const { document, parent, member } = place("a: 1\nb: '''\n  x\n'''\n", '/a');
  expect(deleteMember(document, parent, member)).toBeUndefined();
  expect(insertMember(document, parent, 'new', '7')).toBeUndefined();
});

describe('keys and values', () => {
  test.each<[string, string, string]>([
    ['{"stgae": 1}', '/stgae', '{"stage": 7}'],
    ['stgae: 1', '/stgae', 'stage: 7'],
    ["'stgae': x y", '/stgae', "'stage': 7"],
    ['{stgae: "x" b: 1}', '/stgae', '{stage: 7, b: 1}'],
  ])('%s', (text, pointer, expected) => {
    const { document, member } = place(text, pointer);
    expect(done(text, [renameKey(document, member, 'stage'), replaceValue(document, member.value, '7')])).toBe(
      expected,
    );
  });

  test('edits that overlap are refused', () => {
    const edit = { span: { start: 0, end: 2 }, text: '' };
    expect(applyEdits('abc', [edit, { span: { start: 1, end: 3 }, text: '' }])).toBeNull();
    expect(applyEdits('abc', [{ span: { start: 2, end: 9 }, text: '' }])).toBeNull();
  });
});

/** The tree after a change that is made on the tree itself: what the edited text must parse to. */
function changed(node: Node, at: ObjectNode, change: (members: readonly Member[]) => readonly Member[]): Node {
  if (node.kind === 'array') return { ...node, items: node.items.map((item) => changed(item, at, change)) };
  if (node.kind !== 'object') return node;
  const members = node === at ? change(node.members) : node.members;
  return { ...node, members: members.map((member) => ({ ...member, value: changed(member.value, at, change) })) };
}

function objectsOf(node: Node): ObjectNode[] {
  if (node.kind === 'array') return node.items.flatMap(objectsOf);
  return node.kind === 'object' ? [node, ...node.members.flatMap(({ value }) => objectsOf(value))] : [];
}

const SEVEN: Node = { kind: 'number', span: { start: 0, end: 0 }, value: 7, python: 'int' };
const memberOf = (key: string, value: Node): Member => ({ key, keySpan: { start: 0, end: 0 }, value });
const words = (text: string) => text.match(/(?:#|\/\/|\/\*) ?note/g)?.length ?? 0;

describe('parse → edit → parse gives the tree that was meant, on 3,000 generated texts', () => {
  const pick = random(42);
  const documents = generateTexts(42, 3000)
    .map((text) => parseConfig('x.hjson', text))
    .filter(({ text }) => !text.includes("'''"))
    .filter(({ readings, root }) => (readings.json.accepts || readings.hjson.accepts) && root?.kind === 'object');
  const choose = <T>(items: readonly T[]): T | undefined => items[Math.floor(pick() * items.length)];

  function expectTree(
    document: ConfigDocument,
    edits: readonly Edit[],
    expected: Node,
    replaced: readonly Span[],
  ): void {
    const text = applyEdits(document.text, edits);
    if (text === null) throw new Error(`edits overlap: ${JSON.stringify(document.text)}`);
    const after = parseConfig('x.hjson', text);
    const reading = document.syntax === 'json' ? after.readings.json : after.readings.hjson;
    const found: Plain | undefined = reading.root ? toPlain(reading.root) : undefined;
    if (JSON.stringify(found) !== JSON.stringify(toPlain(expected)))
      throw new Error(
        `${JSON.stringify(document.text)}\nbecame\n${JSON.stringify(text)}\n${JSON.stringify(found)}\nwanted\n${JSON.stringify(toPlain(expected))}`,
      );
    const gone = replaced.reduce((sum, { start, end }) => sum + words(document.text.slice(start, end)), 0);
    expect(words(text)).toBe(words(document.text) - gone);
  }

  function each(run: (document: ConfigDocument, root: Node, parent: ObjectNode, member: Member) => number): void {
    let count = 0;
    for (const document of documents) {
      if (!document.root) continue;
      for (const parent of objectsOf(document.root)) {
        const member = choose(parent.members);
        if (member) count += run(document, document.root, parent, member);
      }
    }
    expect(count).toBeGreaterThan(500);
  }

  test('delete', () =>
    each((document, root, parent, member) => {
      const edit = deleteMember(document, parent, member);
      if (!edit) throw new Error('no edit');
      expectTree(
        document,
        [edit],
        changed(root, parent, (members) => members.filter((other) => other !== member)),
        [{ start: member.keySpan.start, end: member.value.span.end }],
      );
      return 1;
    }));

  test('delete several', () =>
    each((document, root, parent) => {
      const gone = parent.members.filter(() => choose([true, false]) === true);
      const edits = deleteMembers(document, parent, gone);
      // An object without braces cannot lose all of its members.
      if (!edits) {
        expect([gone.length, document.text[parent.span.start] === '{']).toEqual([parent.members.length, false]);
        return 0;
      }
      expectTree(
        document,
        edits,
        changed(root, parent, (members) => members.filter((other) => !gone.includes(other))),
        gone.map((member) => ({ start: member.keySpan.start, end: member.value.span.end })),
      );
      return 1;
    }));

  test('insert', () =>
    each((document, root, parent) => {
      const edit = insertMember(document, parent, 'new', '7');
      if (!edit) throw new Error('no edit');
      expectTree(
        document,
        [edit],
        changed(root, parent, (members) => [...members, memberOf('new', SEVEN)]),
        [],
      );
      return 1;
    }));

  test('rename and replace', () =>
    each((document, root, parent, member) => {
      const edits = [renameKey(document, member, 'new'), replaceValue(document, member.value, '7')];
      expectTree(
        document,
        edits,
        changed(root, parent, (members) => members.map((other) => (other === member ? memberOf('new', SEVEN) : other))),
        [member.keySpan, member.value.span],
      );
      return 1;
    }));

  test('move', () =>
    each((document, root, parent, member) => {
      let moved = 0;
      for (const to of objectsOf(root)) {
        const edits = moveMember(document, parent, member, to);
        if (!edits) continue;
        const removed = (members: readonly Member[]) => members.filter((other) => other !== member);
        const added = (members: readonly Member[]) => [...members, member];
        // Both at once: the change of one object would hide the other from the second.
        const both = (node: Node): Node => {
          if (node.kind === 'array') return { ...node, items: node.items.map(both) };
          if (node.kind !== 'object') return node;
          const own = node === to ? added(node.members) : node === parent ? removed(node.members) : node.members;
          return { ...node, members: own.map((other) => ({ ...other, value: both(other.value) })) };
        };
        // Between a key and its value a comment may stand: that one goes.
        expectTree(document, edits, both(root), [{ start: member.keySpan.end, end: member.value.span.start }]);
        moved += 1;
      }
      return moved;
    }));
});
