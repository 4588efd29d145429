import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import {
  type Block,
  code,
  details,
  heading,
  link,
  list,
  paragraph,
  pre,
  sentence,
  strong,
  table,
  text,
} from '../../core/report/document.ts';
import { commandData, commandProperty } from '../../core/report/escape.ts';
import { blobUrl } from '../../core/report/links.ts';
import { markdown } from '../../core/report/markdown.ts';
import { html } from './blocks-as-html.ts';

/** An independent reader of GitHub's Markdown, with raw HTML let through: what gets past the escape shows. */
const rendered = (source: string): string =>
  micromark(source, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** Tags and text of a page, without what only differs in writing. */
function seen(page: string): { tags: string; words: string } {
  const tags = (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/<(\/?)b>/, '<$1strong>'));
  const kept = tags
    .filter((tag) => tag !== '<!-- -->' && !/^<\/?p>$/.test(tag))
    .map((tag) => tag.replace(/ align="[^"]*"/, ''));
  const words = page
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(#?\w+);/g,
      (all, name: string) =>
        ENTITIES[name] ?? (name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : all),
    )
    .replaceAll('\u200b', '')
    .replace(/\s+/g, ' ')
    .trim();
  return { tags: kept.join(''), words };
}

const hostile = [
  '`',
  '``',
  '|',
  '\\',
  '\\|',
  '<img src=x onerror=alert(1)>',
  '</code>',
  '</details>',
  '<!--',
  '-->',
  '@octocat',
  '@org/team',
  'a@b.com',
  '#1',
  'GH-2',
  '[x](https://evil.example)',
  '![x](https://evil.example/p.png)',
  'https://evil.example',
  'www.evil.example',
  '**',
  '__',
  '~~',
  '~',
  '# h',
  '- ',
  '1. ',
  '> ',
  '---',
  '===',
  '    ',
  '\n',
  '\n\n',
  '\r',
  '\t',
  ':rocket:',
  '$x$',
  '&lt;',
  '&#64;',
  '::error::x',
  '\u202e',
  '\u200b',
  '\ud800',
  '[^1]',
  '[ ]',
  'http://a',
  'mailto:a@b.cd',
  'xmpp:a@b.cd',
  'é',
  '😀',
  '{',
  '}',
  '%0A',
];
const nasty = fc
  .array(
    fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 3 })),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
const inline = fc.oneof(
  nasty.map(text),
  nasty.map(code),
  nasty.map((value) => strong(text(`x${value}x`))),
  nasty.map((value) => link('https://github.com/o/r', code(value))[0] ?? text('')),
);
const inlines = fc
  .array(inline, { minLength: 1, maxLength: 3 })
  .map((some) => [text('x '), ...some.flatMap((one) => [one, text(' x ')])]);
const flat: fc.Arbitrary<Block> = fc.oneof(
  inlines.map((some) => paragraph(...some)),
  inlines.map((some) => heading(3, ...some)),
  fc.array(inlines, { minLength: 1, maxLength: 3 }).map(list),
  fc.tuple(inlines, inlines, inlines, inlines).map(([a, b, c, d]) => table([a, b], [[c, d]])),
  nasty.map((value) => pre(`x${value.replaceAll('\r', '')}`)),
);
/** Markdown has no way to say that a list ends where the next begins. */
const apart = (blocks: readonly Block[]): readonly Block[] => blocks.flatMap((one) => [one, paragraph(text('x'))]);
const block = fc.oneof(
  flat,
  fc
    .tuple(inlines, fc.array(flat, { minLength: 1, maxLength: 2 }))
    .map(([summary, blocks]) => details(summary, ...apart(blocks))),
);

describe('Markdown', () => {
  test('hostile text changes neither a tag nor a word of what GitHub renders', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (some) => {
        const blocks = apart(some);
        const source = markdown(blocks);
        const [got, wanted] = [seen(rendered(source)), seen(html(blocks))];
        expect(got).toEqual(wanted);
      }),
      { numRuns: 1500 },
    );
  });

  test('text at the start of a paragraph or list item makes no list, quotation or rule', () => {
    fc.assert(
      fc.property(nasty, nasty, (first, second) => {
        const blocks = [paragraph(text(`${first.trim()}x`)), list([[text(`${second.trim()}x`)]])];
        expect(seen(rendered(markdown(blocks)))).toEqual(seen(html(blocks)));
      }),
      { numRuns: 500 },
    );
  });

  test('no mention, issue number, address or emoji name outside of code survives', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const blocks = [paragraph(text(value)), details([text(value)], paragraph(text('x')))];
        const outside = rendered(markdown(blocks))
          .replace(/<code>.*?<\/code>/gs, '')
          .replace(/&#8203;/g, '\u200b')
          .replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)));
        expect(outside).not.toMatch(/@\w|#\d|\bGH-\d|:rocket:|<a /i);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['train.json', '`train.json`'],
    ['@octocat.json', '`@octocat.json`'],
    ['a|b.json', '<code>a&#124;b&#46;json</code>'],
    ['a`b@c', '<code>a&#96;b&#64;<!-- -->c</code>'],
    ['', '<code> </code>'],
  ])('code %j', (value, expected) => expect(markdown([paragraph(code(value))])).toBe(expected));

  test('a sentence: backticks make code, an odd one is text', () => {
    expect(sentence('move `aio` up')).toEqual([text('move '), code('aio'), text(' up')]);
    expect(sentence('an odd ` one')).toEqual([text('an odd '), text('` one')]);
    expect(sentence('`a` and `b`')).toEqual([code('a'), text(' and '), code('b')]);
  });
});

describe('links', () => {
  test('a path cannot leave the link or the repository', () => {
    const base = { serverUrl: 'https://github.com', repository: 'o/r' };
    expect(blobUrl(base, 'abc', 'a (b)/c#d?.json', 3, 5)).toBe(
      'https://github.com/o/r/blob/abc/a%20%28b%29/c%23d%3F.json#L3-L5',
    );
    fc.assert(
      fc.property(nasty, (path) =>
        expect(blobUrl(base, 'abc', path)).toMatch(/^https:\/\/github\.com\/o\/r\/blob\/abc\/[\w%./-]*$/),
      ),
    );
    expect(blobUrl({ serverUrl: 'javascript:alert(1)', repository: 'o/r' }, 'abc', 'a')).toBeNull();
  });
});

test('workflow commands: no line break, no second property', () => {
  expect(commandData('50 %\n::error::x')).toBe('50 %25%0A::error::x');
  expect(commandProperty('a,line=1::b')).toBe('a%2Cline=1%3A%3Ab');
});
