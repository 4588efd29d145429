/** The caches of the composite action: their keys come from the action's own files and the machine, and change exactly when those do. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { runStep, type StepEnd } from '../stand-in-runner/run-step.ts';

let folder: string;
let action: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-keys-'));
  action = join(folder, 'action');
  for (const name of ['steps', 'requirements.lock', 'requirements-source.lock'])
    cpSync(join('smoke', name), join(action, name), { recursive: true });
  program('python3.12', 'case "$1" in -c) echo 3.12 ;; *) echo "Python 3.12.3" ;; esac');
  program('nvidia-smi', 'echo "NVIDIA H100 80GB HBM3, 9.0"');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

async function step(script: string, env: Readonly<Record<string, string>> = {}): Promise<StepEnd> {
  const whole = { PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, HOME: folder, ...env };
  // The folder that the step starts in is the user's repository, which has none of our files.
  return await runStep({
    script: `bash "${join(action, 'steps', script)}"`,
    cwd: folder,
    env: whole,
    temp: folder,
    summary: '',
    signal: undefined,
  });
}

async function keys(env: Readonly<Record<string, string>> = {}): Promise<{ environment: string; ops: string }> {
  const end = await step('cache-keys.sh', env);
  expect(end.log).toMatch(/environment [0-9a-f]{32}, ops [0-9a-f]{32}/);
  return { environment: end.outputs.environment ?? '', ops: end.outputs.ops ?? '' };
}

test('nothing changed: the same keys, and they name what is locked', async () => {
  const first = await keys();
  expect(await keys()).toEqual(first);
  expect((await step('cache-keys.sh')).log).toContain('torch 2.11.0, DeepSpeed 0.19.8, GPU NVIDIA H100 80GB HBM3, 9.0');
});

test.each(['requirements.lock', 'requirements-source.lock'])('a changed %s is another environment', async (name) => {
  const before = await keys();
  appendFileSync(join(action, name), '# changed\n');
  const after = await keys();
  expect(after.environment).not.toBe(before.environment);
  expect(after.ops).toBe(before.ops);
});

test('another torch or DeepSpeed has other ops', async () => {
  const before = await keys();
  for (const [file, from, to] of [
    ['requirements.lock', /^torch==\S+/m, 'torch==2.99.0'],
    ['requirements-source.lock', /^deepspeed==\S+/m, 'deepspeed==0.99.0'],
  ] as const) {
    const path = join(action, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(from, to));
    expect((await keys()).ops).not.toBe(before.ops);
    writeFileSync(path, text);
  }
  expect(await keys()).toEqual(before);
});

test('another GPU has other ops in the same environment', async () => {
  const before = await keys();
  program('nvidia-smi', 'echo "NVIDIA A100-SXM4-80GB, 8.0"');
  const after = await keys();
  expect(after.environment).toBe(before.environment);
  expect(after.ops).not.toBe(before.ops);
});

test('another Python is another environment with other ops', async () => {
  const before = await keys();
  program('python3.12', 'case "$1" in -c) echo 3.12 ;; *) echo "Python 3.12.9" ;; esac');
  const after = await keys();
  expect(after.environment).not.toBe(before.environment);
  expect(after.ops).not.toBe(before.ops);
});

test("the runner's own Python is asked for its versions", async () => {
  program('own', 'case "$*" in *torch) echo 2.7.0 ;; *deepspeed) echo 0.17.0 ;; *) echo "Python 3.10.1" ;; esac');
  const end = await step('cache-keys.sh', { DS_SMOKE_PYTHON: join(folder, 'bin', 'own') });
  expect(end.log).toContain('Python 3.10.1, torch 2.7.0, DeepSpeed 0.17.0');
});

test('a runner without Python 3.12 is told what to do', async () => {
  program('python3.12', 'echo 3.11');
  program('python3', 'echo 3.11');
  const end = await step('cache-keys.sh');
  expect(end.code).not.toBe(0);
  expect(end.log).toContain('no Python 3.12');
  expect(end.log).toContain('DS_SMOKE_PYTHON');
});

test('ops are kept when the set of them is new, and never with a lock', async () => {
  const compiled = async (restored: string) => {
    const end = await step('compiled-ops.sh', { RESTORE_PREFIX: 'p-', RESTORED_KEY: restored });
    expect(end.code).toBe(0);
    return end.outputs;
  };
  const op = join(folder, '.cache', 'torch_extensions', 'x', 'fused_adam');
  expect(await compiled('')).toMatchObject({ new: 'false' });
  mkdirSync(op, { recursive: true });
  expect(await compiled('')).toMatchObject({ new: 'false' });
  writeFileSync(join(op, 'fused_adam.so'), '');
  const { key = '' } = await compiled('');
  expect(key).toMatch(/^p-[0-9a-f]{16}$/);
  expect(await compiled('p-0')).toEqual({ key, new: 'true' });
  expect(await compiled(key)).toEqual({ key, new: 'false' });
  writeFileSync(join(op, 'lock'), '');
  expect(await compiled('p-0')).toEqual({ new: 'false' });
});

test("action.yml asks nothing of the caller's files, and restores the paths that it saves", () => {
  const text = readFileSync('smoke/action.yml', 'utf8');
  expect(text).not.toContain('hashFiles');
  const { runs } = load(text) as { runs: { steps: { uses?: string; with?: Record<string, string> }[] } };
  const of = (what: string) => runs.steps.filter((one) => one.uses?.startsWith(`actions/cache/${what}@`));
  // A cache is found only under the list of paths that it was saved with.
  expect(of('restore').map((one) => one.with?.path)).toEqual(of('save').map((one) => one.with?.path));
  for (const one of of('restore')) expect(one.with?.key).toContain('${{ steps.keys.outputs.');
});
