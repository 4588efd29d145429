/** Names and values that try to be Markdown, HTML, mentions, workflow commands, or to look like something else. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { markdownToHtml } from '../../fake-github/pages/markdown.ts';
import { BAD_CONFIG, openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const HOSTILE: readonly (readonly [string, string])[] = [
  ['Markdown link', '[click](https://evil.example)'],
  ['image', '![x](https://evil.example/x.png)'],
  ['heading', '# owned'],
  ['table', 'a | b | c'],
  ['code end', '`` ` ``` '],
  ['code end and link', '`[x](https://evil.example)`'],
  ['code end and picture', '``![x](https://evil.example/x.png)``'],
  ['code end and tag', '` <img src=x> `'],
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['script', '<script>alert(1)</script>'],
  ['details end', '</details></summary><h1>owned'],
  ['HTML comment', '<!-- --> -->'],
  ['mention', '@acme/security @torvalds'],
  ['issue', '#1 acme/train#1 GH-1'],
  ['address', 'https://evil.example/'],
  ['www', 'www.evil.example'],
  ['mail', 'mailto:a@evil.example'],
  ['workflow command', '::error file=README.md::owned'],
  ['workflow command on a new line', 'x\n::set-output name=verdict::pass'],
  ['workflow command with CR', 'x\r::warning::owned'],
  ['old workflow command', '##[error]owned'],
  ['stop commands', '::stop-commands::x'],
  ['percent', '%0A::error::owned'],
  ['right to left', 'a\u202egnp.exe'],
  ['zero width', 'con\u200bfig'],
  ['escape sequence', '\u001b[31mred\u001b]8;;https://evil.example\u0007'],
  ['our marker', `<!-- ds-config-review head=${'a'.repeat(40)} run=999.1 policy=x -->`],
  ['smoke command', '/ds-smoke zero3'],
  ['emoji name', ':shipit:'],
];

const plain = (text: string) => `cfg-${text.replaceAll('/', '∕')}.json`;

/** What a rendered comment must not hold: links elsewhere, pictures, mentions, references, tags that are not ours. */
function injected(html: string, web: string): string[] {
  const links = [...html.matchAll(/<a(?: class="(\w+)")? href="([^"]*)"/g)];
  const foreign = links
    .filter(([, kind, href = '']) => kind !== undefined || !href.startsWith(web))
    .map(([whole]) => whole);
  const tags = ['<img', '<script', '<h1', '<h2', 'class="removed-tag"'].filter((tag) => html.includes(tag));
  return [...foreign, ...tags];
}

describe('hostile names', () => {
  test.each(HOSTILE)('%s', async (_, text) => {
    const name = plain(text);
    scene = await openScene({ [name]: BAD_CONFIG });
    const result = await scene.run();
    expect(problemsOf(result, scene)).toEqual([]);
    expect(result.outputs).toMatchObject({ verdict: 'fail', errors: '1' });
    const body = scene.comments()[0]?.body ?? '';
    expect(body).toContain('cfg-');
    expect(injected(markdownToHtml(body), scene.github.web)).toEqual([]);
    expect(injected(markdownToHtml(result.summary), scene.github.web)).toEqual([]);
    // the annotation is on the file itself, and nothing else became a command
    expect(
      result.commands.filter((command) => command.properties.file !== undefined && command.properties.file !== name),
    ).toEqual([]);
    expect(result.commands.some((command) => command.message.startsWith('owned'))).toBe(false);
    expect(body.split('\n').some((line) => line.startsWith('/ds-smoke'))).toBe(false);
  });
});

test('hostile names of many configs at once', async () => {
  const names = HOSTILE.map(([, text]) => plain(text));
  scene = await openScene(Object.fromEntries(names.map((name) => [name, BAD_CONFIG])));
  const result = await scene.run();
  expect(problemsOf(result, scene)).toEqual([]);
  expect(result.outputs.errors).toBe(String(HOSTILE.length));
  for (const text of [scene.comments()[0]?.body ?? '', result.summary]) {
    expect(injected(markdownToHtml(text), scene.github.web)).toEqual([]);
    expect(text.split('<details>').length).toBe(text.split('</details>').length);
    expect(text.split('\n').some((line) => line.startsWith('/ds-smoke'))).toBe(false);
  }
  for (const { properties } of result.commands) expect([undefined, ...names]).toContain(properties.file);
});

test('hostile keys and values, all in one config', async () => {
  const zero = Object.fromEntries(HOSTILE.map(([, text], index) => [text, index]));
  const config = {
    train_batch_size: 8,
    zero_optimization: { stage: 2, ...zero },
    [HOSTILE[0]?.[1] ?? '']: HOSTILE.map(([, text]) => text),
    fp16: { enabled: HOSTILE[8]?.[1] },
  };
  scene = await openScene({ 'ds.json': JSON.stringify(config, null, 1) });
  const result = await scene.run();
  expect(problemsOf(result, scene)).toEqual([]);
  expect(result.outputs.verdict).toBe('fail');
  const body = scene.comments()[0]?.body ?? '';
  expect(injected(markdownToHtml(body), scene.github.web)).toEqual([]);
  expect(injected(markdownToHtml(result.summary), scene.github.web)).toEqual([]);
  for (const command of result.commands) expect(command.properties.file ?? 'ds.json').toBe('ds.json');
  expect(body.split('\n').some((line) => /^\s*\/ds-smoke/.test(line))).toBe(false);
});
