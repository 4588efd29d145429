import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unifiedDiff } from '../../core/diff/lines.ts';

/** What `patch` does with a unified diff. */
function patched(base: string, diff: string): string {
  const lines = base.split('\n');
  const out: string[] = [];
  let at = 0;
  for (const line of diff === '' ? [] : diff.split('\n')) {
    const hunk = /^@@ -(\d+),\d+ \+\d+,\d+ @@$/.exec(line);
    if (hunk) {
      while (at < Number(hunk[1]) - 1) out.push(lines[at++] ?? '');
    } else if (line.startsWith('+')) out.push(line.slice(1));
    else {
      expect(lines[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) out.push(line.slice(1));
      at += 1;
    }
  }
  return [...out, ...lines.slice(at)].join('\n');
}

describe('unified diff', () => {
  test('two lines around each change', () => {
    expect(unifiedDiff('a\nb\nc\nd\ne\nf\ng\nh\n', 'a\nb\nc\nX\ne\nf\ng\nh\n')).toBe(
      '@@ -2,5 +2,5 @@\n b\n c\n-d\n+X\n e\n f',
    );
  });

  test('nothing where nothing changed', () => expect(unifiedDiff('a\r\nb\r\n', 'a\nb')).toBe(''));

  test('applied to the base it gives the head, and changes no line that both have in common at the ends', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '{', '}'), { minLength: 1, maxLength: 30 })
      .map((lines) => lines.join('\n'));
    fc.assert(fc.property(text, text, (base, head) => expect(patched(base, unifiedDiff(base, head))).toBe(head)));
  });

  test('texts of thousands of lines', () => {
    const side = (offset: number) => Array.from({ length: 8000 }, (_, index) => String(index * 2 + offset)).join('\n');
    expect(patched(side(0), unifiedDiff(side(0), side(1)))).toBe(side(1));
  });
});
