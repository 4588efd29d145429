import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMANDS } from '../../../bot/commands/index.ts';
import { parseComment } from '../../../bot/parse/command-line.ts';
import { code, plain, prose } from '../../../bot/replies/escape.ts';
import { helpText } from '../../../bot/replies/help-text.ts';
import { composeReply } from '../../../bot/replies/post.ts';

test('the help, from the commands’ own words', () => {
  expect(helpText(COMMANDS, ['zero3', 'nightly'], null)).toMatchInlineSnapshot(`
"The commands, each on a line of its own in a comment on a pull request:

| command | what it does | who may | for example |
| --- | --- | --- | --- |
| \`/ds-smoke <profile> [<sha>] [<config path>]\` | Runs the config on a GPU with the real DeepSpeed and ends in the check \`ds-smoke/<profile>\`. | people with write access | \`/ds-smoke zero3\`<br>\`/ds-smoke zero3 0123456789abcdef0123456789abcdef01234567\`<br>\`/ds-smoke zero2-offload configs/train.json\` |
| \`/ds-smoke rerun <profile>\` | Runs the profile again, even if this very config has passed. | people with write access | \`/ds-smoke rerun zero3\` |
| \`/ds-smoke status\` | Lists the smoke runs of this pull request’s head. | people with write access | \`/ds-smoke status\` |
| \`/ds-smoke cancel [<profile>]\` | Stops the runs of this pull request’s head, or that of one profile. | people with write access | \`/ds-smoke cancel\`<br>\`/ds-smoke cancel zero3\` |
| \`/ds-smoke help\` | Shows this help. | anyone | \`/ds-smoke help\` |

Profiles here: \`zero3\`, \`nightly\`."
`);
});

test('every example of the help is a command, and does what its entry says', () => {
  for (const command of COMMANDS) {
    for (const example of command.examples) expect(parseComment(`/ds-smoke ${example}`)?.kind).toBe(command.kind);
  }
});

describe('no line of a reply is a command', () => {
  test('whatever is in it', () => {
    const piece = fc.constantFrom('/ds-smoke zero3', '\n', ' ', '\t', '```', 'text', '> ', '\r\n');
    fc.assert(
      fc.property(
        fc.array(piece).map((parts) => parts.join('')),
        (message) => {
          for (const line of composeReply(message, 'comment-1').split(/\r\n|\n|\r/))
            expect(line).not.toMatch(/^\s*\/ds-smoke/);
        },
      ),
    );
  });
  test('it is never longer than GitHub takes, and keeps its mark', () => {
    const body = composeReply('x'.repeat(100_000), 'comment-1');
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/<!-- ds-smoke-reply:comment-1 -->$/);
  });
});

describe('text from outside', () => {
  test('in code stays in its code', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(code(text)).toMatch(/^`[^`\n\r]+`$/)));
  });
  test.each([
    '<script>alert(1)</script>',
    '@octo/everyone',
    '[x](http://evil)',
    '![x](http://evil)',
    '**bold** _it_',
    'a\n\n# heading',
    '| a | b |',
    'www.evil.com',
    '&#64;octo',
  ])('%j is only text', (text) => {
    const shown = plain(text);
    expect(shown).not.toMatch(/<|>|@(?!&#8203;)|:\/\/|\n|www\.(?!&#8203;)|&#64;/);
    expect(shown).not.toMatch(/(?<!\\)[*[\]|]/);
  });
  test('findings keep their code', () => {
    expect(prose('`stage` is **7**; use `2`')).toBe('`stage` is \\*\\*7\\*\\*; use `2`');
    expect(prose('an open ` tick')).not.toMatch(/(^|[^\\])`/);
  });
});
