import { describe, expect, test } from '@jest/globals';
import type { ObjectNode } from '../../core/config/document.ts';
import { applyEdits } from '../../core/config/edit.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { deleteMember, insertMember, renameKey } from '../../core/rules/edits.ts';
import type { Edit } from '../../core/rules/rule.ts';

function open(text: string) {
  const document = parseConfig('ds.json', text);
  if (document.root?.kind !== 'object') throw new Error('the example is no object');
  return { document, root: document.root };
}

function edited(
  text: string,
  make: (document: ReturnType<typeof open>['document'], root: ObjectNode) => Edit | undefined,
): string | undefined {
  const { document, root } = open(text);
  const edit = make(document, root);
  return edit === undefined ? undefined : (applyEdits(text, [edit]) ?? undefined);
}

const remove = (text: string, key: string) =>
  edited(text, (document, root) => {
    const member = root.members.find((one) => one.key === key);
    return member && deleteMember(document, root, member);
  });

describe('deletes a member with its comma, and nothing else', () => {
  test.each([
    ['{"a": 1, "b": 2, "c": 3}', 'b', '{"a": 1, "c": 3}'],
    ['{"a": 1, "b": 2}', 'b', '{"a": 1}'],
    ['{"a": 1}', 'a', '{}'],
    ['{\n  "a": 1,\n  "b": {\n    "x": 2\n  }\n}', 'b', '{\n  "a": 1\n}'],
    ['{\n  "a": 1,\n  "b": 2,\n}', 'b', '{\n  "a": 1\n}'],
    ['{\n  a: 1\n  b: 2\n}', 'a', '{\n  b: 2\n}'],
  ])('%j without %s', (text, key, expected) => {
    expect(remove(text, key)).toBe(expected);
  });

  test('not across a comment', () => {
    expect(remove('{\n  "a": 1, // why\n  "b": 2\n}', 'a')).toBeUndefined();
  });
});

describe('inserts a member at the end, indented as its neighbours', () => {
  const insert = (text: string) => edited(text, (document, root) => insertMember(document, root, 'k', '1'));
  test.each([
    ['{"a": 1}', '{"a": 1, "k": 1}'],
    ['{}', '{"k": 1}'],
    ['{\n    "a": 1\n}', '{\n    "a": 1,\n    "k": 1\n}'],
    ['{\n  "a": 1,\n}', '{\n  "a": 1,\n  "k": 1\n}'],
    // An unquoted text of HJSON would swallow a comma.
    ['{\n  a: .5\n}', '{\n  a: .5\n  "k": 1\n}'],
    ['{\n  a: some words\n}', '{\n  a: some words\n  "k": 1\n}'],
  ])('%j', (text, expected) => {
    expect(insert(text)).toBe(expected);
    const { root } = open(expected);
    expect(root.members.map(({ key }) => key)).toContain('k');
    expect(root.members.length).toBe(open(text).root.members.length + 1);
  });
});

test('renames in the quotes that stand there', () => {
  const rename = (text: string) =>
    edited(text, (document, root) =>
      root.members[0] === undefined ? undefined : renameKey(document, root.members[0], 'new'),
    );
  expect(rename('{"old": 1}')).toBe('{"new": 1}');
  expect(rename("{\n  'old': 1\n}")).toBe("{\n  'new': 1\n}");
  expect(rename('{\n  old: 1\n}')).toBe('{\n  new: 1\n}');
});
