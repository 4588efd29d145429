import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseComment } from '../../../bot/parse/command-line.ts';

const sha = '0123456789abcdef0123456789abcdef01234567';
const smoke = (profile: string, more: object = {}) => ({ kind: 'smoke', profile, sha: null, path: null, ...more });

const COMMANDS: readonly (readonly [string, string, object])[] = [
  ['a bare command', '/ds-smoke zero3', smoke('zero3')],
  ['trailing blanks', '/ds-smoke zero3 \t ', smoke('zero3')],
  ['CRLF', 'Please:\r\n\r\n/ds-smoke zero3\r\n', smoke('zero3')],
  ['CR alone', 'Please:\r/ds-smoke zero3\r', smoke('zero3')],
  ['among text', 'Looks good.\n\n/ds-smoke zero3\n\nThanks!', smoke('zero3')],
  ['up to three blanks before', '   /ds-smoke zero3', smoke('zero3')],
  ['a full SHA', `/ds-smoke zero3 ${sha}`, smoke('zero3', { sha })],
  ['a short SHA in capitals', '/ds-smoke zero3 ABCDEF1', smoke('zero3', { sha: 'abcdef1' })],
  ['a path', '/ds-smoke zero3 configs/zero3.json', smoke('zero3', { path: 'configs/zero3.json' })],
  ['path and SHA', `/ds-smoke zero3 a.hjson ${sha}`, smoke('zero3', { path: 'a.hjson', sha })],
  ['status', '/ds-smoke status', { kind: 'status' }],
  ['help', '/ds-smoke help', { kind: 'help' }],
  ['cancel all', '/ds-smoke cancel', { kind: 'cancel', profile: null }],
  ['cancel one', '/ds-smoke cancel zero3-nvme', { kind: 'cancel', profile: 'zero3-nvme' }],
  ['rerun', '/ds-smoke rerun zero3', { kind: 'rerun', profile: 'zero3' }],
  ['after a closed fence', '```\n/ds-smoke zero1\n```\n/ds-smoke zero3', smoke('zero3')],
  ['after a quote and a blank line', '> /ds-smoke zero1\n\n/ds-smoke zero3', smoke('zero3')],
  ['after a closed HTML comment', 'a <!-- x --> b\n/ds-smoke zero3', smoke('zero3')],
  ['an HTML comment that is inline code', 'write `<!--` here\n/ds-smoke zero3', smoke('zero3')],
  ['a stray backtick in the paragraph before', 'a ` b\n\n/ds-smoke zero3', smoke('zero3')],
  ['the empty HTML comment', 'a <!--> b\n/ds-smoke zero3', smoke('zero3')],
];

const SILENT: readonly (readonly [string, string])[] = [
  ['no command', 'I like smoke'],
  ['inside a sentence', 'please /ds-smoke zero3'],
  ['inline code', '`/ds-smoke zero3`'],
  ['inline code over lines', 'see `the\n/ds-smoke zero3\n` there'],
  ['a backtick fence', '```\n/ds-smoke zero3\n```'],
  ['a tilde fence', '~~~\n/ds-smoke zero3\n~~~'],
  ['a fence with a language', '```sh\n/ds-smoke zero3\n```'],
  ['a fence that is not closed', 'text\n```\n/ds-smoke zero3'],
  ['a tilde fence that is not closed', '~~~\n/ds-smoke zero3'],
  ['a fence closed by the other mark', '```\n~~~\n/ds-smoke zero3\n```'],
  ['a fence closed by a shorter one', '````\n```\n/ds-smoke zero3\n````'],
  ['a fence in a list', '- ```\n  /ds-smoke zero3\n  ```'],
  ['a quote', '> /ds-smoke zero3'],
  ['the lazy rest of a quote', '> someone wrote\n/ds-smoke zero3'],
  ['indented code', '    /ds-smoke zero3'],
  ['a tab', '\t/ds-smoke zero3'],
  ['an HTML comment', '<!-- \n/ds-smoke zero3\n-->'],
  ['an HTML comment that is not closed', '<!--\n/ds-smoke zero3'],
  ['the line that closes an HTML comment', '<!--\n--> /ds-smoke zero3'],
  ['raw pre', '<pre>\n/ds-smoke zero3\n</pre>'],
  ['a longer word', '/ds-smoke-test zero3'],
  ['a longer word without hyphen', '/ds-smokes zero3'],
  ['a path', '/ds-smoke/zero3'],
  ['another case', '/DS-Smoke zero3'],
  ['a Cyrillic look-alike', '/dѕ-smoke zero3'],
  ['a full-width slash', '／ds-smoke zero3'],
  ['a hyphen look-alike', '/ds‐smoke zero3'],
  ['a zero-width character inside the word', '/ds\u200b-smoke zero3'],
  ['a zero-width character before the word', '\u200b/ds-smoke zero3'],
  ['a list item', '- /ds-smoke zero3'],
];

const MALFORMED: readonly (readonly [string, string, string])[] = [
  ['nothing else', '/ds-smoke', 'no-argument'],
  ['a zero-width character after the word', '/ds-smoke\u200b zero3', 'unexpected-characters'],
  ['a zero-width character in the profile', '/ds-smoke ze\u200bro3', 'unexpected-characters'],
  ['a zero-width character at the end', '/ds-smoke zero3\u200b', 'unexpected-characters'],
  ['a no-break space', '/ds-smoke\u00a0zero3', 'unexpected-characters'],
  ['a right-to-left mark', '/ds-smoke \u202ezero3', 'unexpected-characters'],
  ['shell text', '/ds-smoke zero3; rm -rf /', 'unknown-argument'],
  ['shell text at once', '/ds-smoke;id', 'unexpected-characters'],
  ['a substitution', '/ds-smoke $(id)', 'unknown-argument'],
  ['a flag', '/ds-smoke zero3 --force', 'unknown-argument'],
  ['a flag as profile', '/ds-smoke --all', 'unknown-argument'],
  ['a branch', '/ds-smoke zero3 main', 'unknown-argument'],
  ['a path that climbs', '/ds-smoke zero3 ../secret.json', 'unknown-argument'],
  ['an absolute path', '/ds-smoke zero3 /etc/passwd.json', 'unknown-argument'],
  ['two SHAs', `/ds-smoke zero3 ${sha} ${sha}`, 'too-many-arguments'],
  ['status with more', '/ds-smoke status all', 'too-many-arguments'],
  ['rerun without profile', '/ds-smoke rerun', 'missing-profile'],
  ['a HTML comment behind', '/ds-smoke zero3 <!-- x -->', 'unknown-argument'],
  ['two commands', '/ds-smoke zero2\n/ds-smoke zero3', 'several-commands'],
];

describe('a comment that is a command', () => {
  test.each(COMMANDS)('%s', (_name, body, expected) => expect(parseComment(body)).toEqual(expected));
});

describe('a comment that is none, and meets silence', () => {
  test.each(SILENT)('%s', (_name, body) => expect(parseComment(body)).toBeNull());
});

describe('a true word with something unexpected behind it', () => {
  test.each(MALFORMED)('%s', (_name, body, code) => expect(parseComment(body)).toEqual({ kind: 'malformed', code }));
});

test('whatever stands in a comment, what comes out is of closed form', () => {
  const piece = fc.constantFrom(
    '/ds-smoke',
    ' ',
    'zero3',
    '\n',
    '```',
    '~~~',
    '>',
    '<!--',
    '-->',
    '`',
    sha,
    'a/b.json',
    '\u200b',
    ';',
    '\t',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map((parts) => parts.join('')),
      ),
      (body) => {
        const command = parseComment(body);
        if (command?.kind !== 'smoke') return;
        expect(command.profile).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);
        expect(command.sha ?? '0000000').toMatch(/^[0-9a-f]{7,40}$/);
        expect(command.path ?? 'a.json').toMatch(/^[A-Za-z0-9._/-]+\.(json|hjson|jsonc)$/);
      },
    ),
  );
});

describe('a hostile comment of 65,536 characters', () => {
  const filled = (piece: string): string => piece.repeat(Math.floor(65_536 / piece.length));

  test.each(['`', '<!--', '``` `', '> ', '<pre', '`a`'])('%s over and over is no command', (piece) => {
    expect(parseComment(filled(piece))).toBeNull();
  });

  test('thousands of commands are several', () => {
    expect(parseComment(filled('\n/ds-smoke '))).toEqual({ kind: 'malformed', code: 'several-commands' });
  });
});
