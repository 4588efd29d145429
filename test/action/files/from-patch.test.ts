import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentFromPatch, removedLines } from '../../../action/files/from-patch.ts';
import { diffLines } from '../../fake-github/git/lines.ts';
import { objectId } from '../../fake-github/git/objects.ts';

const id = (text: string) => objectId('blob', Buffer.from(text));
const line = fc.string({ maxLength: 8 }).map((text) => text.replace(/[\0\n]/g, ''));

describe('a file out of its patch', () => {
  test('is the file, byte for byte', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.boolean(), (lines, ends) => {
        const text = lines.join('\n') + (ends ? '\n' : '');
        fc.pre(text !== '');
        const added = contentFromPatch(diffLines('', text).patch, 'added', id(text));
        const removed = contentFromPatch(diffLines(text, '').patch, 'removed', id(text));
        expect(added && Buffer.from(added).toString()).toBe(text);
        expect(removed && Buffer.from(removed).toString()).toBe(text);
      }),
    );
  });

  test.each([
    ['one that was cut', diffLines('', 'a\nb\n').patch.slice(0, -2), 'a\nb\n'],
    ['one of a modified file', diffLines('a\n', 'b\n').patch, 'b\n'],
    ['one of other content', diffLines('', 'a\n').patch, 'b\n'],
    ['none', '', 'a\n'],
  ])('%s is not taken', (_, patch, text) => {
    expect(contentFromPatch(patch, 'added', id(text))).toBeNull();
  });
});

test('removed lines', () => {
  expect(removedLines(diffLines('a\n-b\nc\n', 'a\nc\nd\n').patch)).toBe('-b');
});
