import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { COMMENT_LIMIT, renderComment } from '../../core/report/comment/comment.ts';
import { readState, STATE_LIMIT, writeState } from '../../core/report/comment/state.ts';
import {
  AIO_MISPLACED,
  changed,
  json,
  LLAMA_POLICY,
  POLICY_PATH,
  removed,
  review,
  ZERO2_OFFLOAD,
  ZERO3,
} from '../review/scene.ts';

const rendered = (source: string): string =>
  micromark(source, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

describe('length', () => {
  const hundreds = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      changed(
        `configs/team-${index % 7}/experiment-${String(index).padStart(4, '0')}.json`,
        ZERO2_OFFLOAD,
        index % 3 === 0
          ? AIO_MISPLACED
          : index % 3 === 1
            ? ZERO3
            : json({ ...JSON.parse(ZERO3), gradient_cliping: 1, wall_clock_breakdwn: true }),
      ),
    );

  test('400 configs stay within what GitHub takes; errors stay, what is left out is said', () => {
    const { body: text, leftOut } = renderComment(review(hundreds(400), { policy: LLAMA_POLICY }));
    expect(text.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(text.length).toBeGreaterThan(COMMENT_LIMIT / 2);
    expect(text).toMatch(/Left out, to stay within the length of a comment: .*\d+ × /);
    expect(leftOut.get('memory, keys and assumptions of a config')).toBe(400);
    expect(text).toContain('**134 errors**');
    expect(text).toContain('<sub>reviewed ');
    expect(readState(text)?.open.length).toBeGreaterThan(0);
    expect(rendered(text).match(/<details>/g)?.length).toBe(rendered(text).match(/<\/details>/g)?.length);
  });

  test('what fits is not shortened', () => {
    const { leftOut } = renderComment(review(hundreds(6), { policy: LLAMA_POLICY }));
    expect([...leftOut]).toEqual([]);
  });

  test('a smaller limit holds as well, down to a few thousand characters', () => {
    const result = review(hundreds(30), { policy: LLAMA_POLICY });
    for (const limit of [40_000, 20_000, 10_000, 6_000])
      expect(renderComment(result, { limit }).body.length).toBeLessThanOrEqual(limit);
  });
});

describe('hostile lengths', () => {
  test.each(['`', '😀', '/'])('names, keys and values of %s without end', (unit) => {
    const [name, key] = [unit.repeat(4000), unit.repeat(100_000)];
    const config = json({
      [key]: key,
      zero_optimization: { stage: 3, [key]: 1 },
      optimizer: { type: key },
      fp16: { [key]: key },
    });
    const files = Array.from({ length: 4 }, (_, index) => changed(`${index}${name}.json`, ZERO2_OFFLOAD, config));
    const policy = json({ version: 1, [key]: 1, targets: [{ gpu: key, name: key }] });
    const first = renderComment(
      review([...files, changed(POLICY_PATH, LLAMA_POLICY, policy)], { policy: LLAMA_POLICY }),
    );
    expect(first.body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    const second = renderComment(review(files, { policy, refs: { headSha: 'c'.repeat(40) } }), {
      previous: readState(first.body),
    });
    expect(second.body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
  });

  test('the state is bounded, and what is left of it can be read', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      rule: 'r',
      path: 'é'.repeat(500),
      by: 'c',
    }));
    const hidden = writeState({ head: 'a', open: many, fixed: many });
    expect(hidden.length).toBeLessThanOrEqual(STATE_LIMIT);
    expect(readState(hidden)?.open[0]?.id).toBe('0');
    expect(readState(hidden)?.fixed.at(-1)?.id).toBe('59');
  });
});

describe('hostile pull requests', () => {
  const names = fc
    .array(
      fc.constantFrom(
        '`',
        '|',
        '\\',
        '<img src=x>',
        '</details>',
        '</summary>',
        '<!--',
        '-->',
        '@victim',
        '#1',
        '](https://evil.example)',
        '![x](https://evil.example/x.png)',
        'https://evil.example',
        '*',
        '_',
        '\n',
        '\r\n## x\n',
        '$',
        ' ',
        'a',
        '.json',
        '::error::x',
        '/',
        '\u202e',
        '\ud800',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => `x${parts.join('')}`);

  test('names, keys and values make no tag, link, picture, mention or heading of their own', () => {
    fc.assert(
      fc.property(names, names, names, (path, key, value) => {
        const config = json({
          train_batch_size: value,
          [key]: value,
          zero_optimization: { stage: 9, [key]: 1 },
          optimizer: { type: value },
        });
        const files = [
          changed(path, ZERO2_OFFLOAD, config),
          changed('other.json', ZERO2_OFFLOAD, ZERO3),
          removed(`gone-${path}`, config),
        ];
        const page = rendered(renderComment(review(files, { policy: LLAMA_POLICY })).body);
        const tags = new Set(
          [...page.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<\/?([a-z0-9]+)/g)].map((tag) => tag[1]),
        );
        const allowed = [
          'h3',
          'p',
          'table',
          'thead',
          'tbody',
          'tr',
          'th',
          'td',
          'code',
          'pre',
          'ul',
          'li',
          'a',
          'strong',
          'b',
          'br',
          'sub',
          'details',
          'summary',
          'del',
        ];
        expect([...tags].filter((tag) => !allowed.includes(tag ?? ''))).toEqual([]);
        for (const [, href] of page.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^https:\/\/github\.com\/acme\/(train|ds-config-review)\/(blob|commit)\//);
        expect(page.match(/<h3>/g)).toHaveLength(1);
        expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
        const outside = page.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '').replace(/<!--[\s\S]*?-->/g, '');
        expect(outside).not.toMatch(/@victim|(?<![&\w])#1\b/);
      }),
      { numRuns: 40 },
    );
  });
});
