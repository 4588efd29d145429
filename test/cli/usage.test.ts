import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseArguments } from '../../cli/arguments.ts';
import { COMMANDS } from '../../cli/commands.ts';
import { withSlashes } from '../../cli/files.ts';
import { wantsColour } from '../../cli/io.ts';
import { fixture, runCli } from './run-cli.ts';

const bf16 = fixture('zero2-cpu-offload.json');

// What is typed → exit code, and words that must stand in the one line on standard error.
const USAGE: readonly (readonly [string, readonly string[], number, string])[] = [
  ['an unknown command', ['chekc'], 2, 'there is no command "chekc"; did you mean check?'],
  ['a flag in place of a command', ['--json'], 2, 'a command comes first, not --json'],
  ['an unknown flag', ['check', bf16, '--wrold-size', '8'], 2, 'no flag --wrold-size; did you mean --world-size?'],
  ['a flag like no other', ['check', bf16, '--xyzzy'], 2, 'no flag --xyzzy; --help lists them'],
  ['a flag of one letter', ['check', bf16, '-z'], 2, 'no flag -z'],
  ['a flag without its value', ['check', bf16, '--format'], 2, '--format needs a value: --format text|json'],
  ['a value with a dash', ['check', bf16, '--world-size', '-4'], 2, 'is written --world-size=-4'],
  ['a value for a switch', ['check', bf16, '--fix=yes'], 2, '--fix takes no value'],
  ['a misspelt word', ['check', bf16, '--format', 'jsno'], 2, 'did you mean json?'],
  ['--json beside another format', ['check', bf16, '--json', '--format', 'sarif'], 2, '--json and --format sarif'],
  ['--fix on standard input', ['check', '-', '--fix'], 2, 'standard input is none'],
  ['standard input twice', ['diff', '-', '-'], 2, 'can be read once only'],
  [
    'a card and an instance',
    ['estimate', bf16, '--model', 'tiny', '--gpu', 'x', '--instance', 'y'],
    2,
    'one of the two',
  ],
  [
    'a size that is none',
    ['estimate', bf16, '--model', 'tiny', '--gpu', 'a100-80gb', '--cpu-memory', '5'],
    2,
    'such as 512GB',
  ],
  ['a file under a file', ['check', `${bf16}/x.json`], 2, 'a part of the path is a file'],
  ['a place that is none', ['resolve', bf16, '--out', 'no/such/folder/x.json'], 2, 'there is no such folder'],
  ['no path', ['check'], 2, 'needs a file or a folder'],
  ['a missing file', ['check', 'no/such/file.json'], 2, 'no/such/file.json: no such file or folder'],
  ['a world size of 0', ['check', bf16, '--world-size', '0'], 2, '--world-size takes whole numbers'],
  ['an unknown integration', ['check', bf16, '--integration', 'lightning'], 2, 'raw, hf-trainer, accelerate'],
  ['an unknown format', ['check', bf16, '--format', 'xml'], 2, 'text, json, sarif, github'],
  ['a missing policy', ['check', bf16, '--policy', 'nope.yml'], 2, 'nope.yml: no such file'],
  ['an unknown rule', ['rules', 'offload-param-stage3'], 2, 'did you mean offload-param-stage3-only'],
  ['estimate without a model', ['estimate', bf16], 2, 'needs --model'],
  ['an unknown model', ['estimate', bf16, '--model', 'meta-llama/Llama-2-7b'], 2, 'Did you mean'],
  ['an unknown card', ['estimate', bf16, '--model', 'params=1e9', '--gpu', 'h1000'], 2, 'h1000'],
  ['a folder in place of a config', ['estimate', 'test/cli', '--model', 'params=1e9'], 2, 'is a folder'],
  ['one config to compare', ['diff', bf16], 2, 'diff takes two configs'],
  ['a lora of no form', ['estimate', bf16, '--model', 'params=1e9', '--lora', 'r=0'], 2, '--lora looks like'],
];

test.each(USAGE)('%s is said in one line', async (_, args, code, words) => {
  const ended = await runCli(args, '{"fp16": {"enabled": true, "loss_scale_windw": 1}}');
  expect(ended.code).toBe(code);
  expect(ended.err).toContain(words);
  expect(ended.err.trim().split('\n')).toHaveLength(1);
  expect(ended.err).not.toMatch(/\n\s+at /);
  expect(ended.out).toBe('');
});

test('--help names every command, and each command every flag it takes', async () => {
  const overview = await runCli(['--help']);
  expect(overview.code).toBe(0);
  for (const [name, entry] of Object.entries(COMMANDS)) {
    expect(overview.out).toContain(name);
    const { default: command } = await entry.load();
    const help = await runCli([name, '--help']);
    expect(help.code).toBe(0);
    for (const flag of Object.keys(command.options)) expect(help.out).toContain(`--${flag}`);
    for (const example of command.examples) expect(help.out).toContain(example);
    expect(help.out).toMatch(/^exit: 0 .*; 2 /m);
    expect(await runCli(['help', name])).toMatchObject({ code: 0, out: help.out });
  }
}, 60_000);

test('every example of a help text names flags that the command has', async () => {
  for (const [name, entry] of Object.entries(COMMANDS)) {
    const { default: command } = await entry.load();
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const words = example.split(' | ').at(-1)?.replace(/ >.*/, '').split(' ') ?? [];
      expect(words.slice(0, 2)).toEqual(['ds-review', name]);
      expect(() => parseArguments(command, words.slice(2))).not.toThrow();
    }
  }
});

test('without a command the overview is no result: it goes to standard error', async () => {
  const { code, out, err } = await runCli([]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('usage: ds-review COMMAND');
});

// Every command gives one JSON value, and nothing beside it on standard output.
test.each([
  ['check', [bf16]],
  ['estimate', [bf16, '--model', 'tiny']],
  ['estimate', [bf16, '--model', 'tiny', '--method', 'deepspeed']],
  ['diff', [bf16, fixture('zero3-nvme-aio-misplaced.json'), '--model', 'tiny']],
  ['init', ['examples']],
  ['plan', [bf16, '--model', 'tiny', '--gpu', 'a100-80gb']],
  ['resolve', [bf16, '--model', 'tiny']],
  ['rules', ['unknown-top-level-key']],
  ['upgrade', ['0.16.9', '0.19.8', bf16]],
])('--json: %s %j', async (command, args) => {
  const { out, err } = await runCli([command, ...args, '--json']);
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual(expect.anything());
});

test('a config on standard input is reviewed like a file', async () => {
  const text = await readFile(fixture('zero3-nvme-aio-misplaced.json'), 'utf8');
  const [piped, named] = await Promise.all([
    runCli(['check', '-', '--json'], text),
    runCli(['check', fixture('zero3-nvme-aio-misplaced.json'), '--json']),
  ]);
  const withoutPath = (out: string): unknown => JSON.parse(out.replaceAll(/"path": "[^"]*"/g, '"path": ""')).files;
  expect(withoutPath(piped.out)).toEqual(withoutPath(named.out));
  expect(piped.out).toContain('"path": "<stdin>"');
  expect(await runCli(['estimate', '-', '--model', 'tiny'], text)).toMatchObject({ code: 0 });
  expect((await runCli(['diff', '-', bf16], text)).out).toContain('zero_optimization.stage');
});

test('no colour where the output is a pipe, nor where nobody wants it', async () => {
  const mark = String.fromCharCode(27);
  expect((await runCli(['check', bf16])).out).not.toContain(mark);
  expect((await runCli(['check', bf16], '', { FORCE_COLOR: '1' })).out).toContain(mark);
  expect((await runCli(['check', bf16], '', { FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain(mark);
});

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '' }, true],
  [true, { NO_COLOR: '0' }, false],
  [true, { TERM: 'dumb' }, false],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: 'true' }, true],
])('colour: terminal %s, %j → %s', (isTerminal, variables, colour) => {
  expect(wantsColour(isTerminal, variables)).toBe(colour);
});

test('paths have slashes, on Windows too', () => {
  expect(withSlashes('configs\\zero\\ds.json', '\\')).toBe('configs/zero/ds.json');
  expect(withSlashes('configs/odd\\name.json', '/')).toBe('configs/odd\\name.json');
});

test('links that lead in a circle are said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ds-review-folder-'));
  try {
    await symlink(join(folder, 'a.json'), join(folder, 'a.json'));
    const { err, code } = await runCli(['check', join(folder, 'a.json')]);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('links that lead in a circle') });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file that is no config at all is one error, not a list of keys that DeepSpeed does not know', async () => {
  const { out, code } = await runCli(['check', 'README.md', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out).files[0].findings.map(({ rule }: { rule: string }) => rule)).toEqual(['syntax']);
});
