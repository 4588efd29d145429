import { expect, test } from '@jest/globals';
import { COMMANDS } from '../../cli/commands.ts';
import { fixture, runCli } from './run-cli.ts';

const bf16 = fixture('zero2-cpu-offload.json');

// What is typed → exit code, and words that must stand in the one line on standard error.
const USAGE: readonly (readonly [string, readonly string[], number, string])[] = [
  ['an unknown command', ['chekc'], 2, 'there is no command "chekc"'],
  ['an unknown flag', ['check', bf16, '--wrold-size', '8'], 2, '--wrold-size'],
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
  const ended = await runCli(args);
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
  }
});

test('a closed pipe ends the output quietly', async () => {
  const ended = await runCli(['rules']);
  expect(ended.code).toBe(0);
  expect(ended.out).toContain('unknown-top-level-key');
});
