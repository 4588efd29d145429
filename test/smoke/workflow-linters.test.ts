/** GitHub's language service and zizmor find what they are there for; what cannot be installed is no finding, and a finding is never let through. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { zizmor } from '../../tools/lint-workflows/zizmor.ts';

const folder = mkdtempSync(join(tmpdir(), 'workflow-linters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

test.each<[string, string, readonly string[], boolean]>([
  ['no zizmor', join(folder, 'none'), [], false],
  ['a clean bill', program('clean', 'echo "No findings"'), [], true],
  ['a finding', program('finding', 'echo "error[template-injection]"; exit 14'), ['template-injection'], true],
  ['a low finding', program('low', 'echo "help[x]"; exit 12'), ['help[x]'], true],
  ['a crash', program('crash', 'echo "panicked" >&2; exit 101'), ['panicked'], true],
])('%s', (_, path, words, installed) => {
  const end = zizmor(['action.yml'], path);
  expect(end.installed).toBe(installed);
  expect(end.findings).toHaveLength(words.length);
  for (const [index, word] of words.entries()) expect(end.findings[index]).toContain(word);
});

/** tools/lint-workflows/zizmor.sh in a copy of its folder, with a Python that does as told. */
function install(python: string) {
  const root = mkdtempSync(join(folder, 'root-'));
  spawnSync('bash', ['-c', `mkdir -p ${root}/tools && cp -r tools/lint-workflows ${root}/tools/`]);
  const run = spawnSync('bash', [join(root, 'tools/lint-workflows/zizmor.sh')], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, PYTHON: program('python', python) },
  });
  return { code: run.status, said: `${run.stdout}${run.stderr}` };
}

const venv = (pip: string): string =>
  `mkdir -p "$3/bin"; printf '#!/bin/sh\\n${pip}\\n' >"$3/bin/pip"; printf '#!/bin/sh\\n' >"$3/bin/zizmor"; chmod +x "$3"/bin/*`;

test('what cannot be installed is said, and no error', () => {
  const offline = install(venv('echo "ERROR: No matching distribution found for zizmor"; exit 1'));
  expect(offline).toEqual({ code: 0, said: expect.stringContaining('cannot be installed here: ERROR: No matching') });
  expect(install('echo "No module named venv"; exit 1')).toMatchObject({ code: 0 });
  expect(install(venv('exit 0'))).toEqual({ code: 0, said: '' });
});

test('another file than the pinned one is an error', () => {
  const end = install(venv('echo "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES from the requirements file"; exit 1'));
  expect(end.code).toBe(1);
});

test("GitHub's language service marks what is wrong, through the same loader as npm run lint:workflows", () => {
  const script = `
    import { languageService } from './tools/lint-workflows/language-service.ts';
    const expression = '$' + '{{ foo.bar }}';
    const bad = {
      'w.yml': 'on: pushh\\njobs:\\n  a:\\n    runs-on: ubuntu-latest\\n    steps:\\n      - run: echo ' + expression + '\\n',
      'action.yml': 'name: x\\ndescription: y\\nruns:\\n  using: composite\\n  steps:\\n    - run: echo\\n',
    };
    const said = await Promise.all(Object.entries(bad).map(([path, text]) => languageService(path, text)));
    console.log(JSON.stringify(said.flat()));
  `;
  const run = spawnSync('node_modules/.bin/tsx', ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toEqual([
    "w.yml:1:5: Unexpected value 'pushh'",
    "w.yml:6:19: Unrecognized named-value: 'foo'",
    'action.yml:6:7: Required property is missing: shell',
  ]);
});

test('ds-smoke.yml gives ./smoke every input that it needs, and none that it does not have', () => {
  const workflow = load(readFileSync('.github/workflows/ds-smoke.yml', 'utf8')) as {
    on: { workflow_dispatch: { inputs: Record<string, unknown> } };
    jobs: { smoke: { steps: { uses?: string; with?: Record<string, string> }[] } };
  };
  const action = load(readFileSync('smoke/action.yml', 'utf8')) as { inputs: Record<string, { required?: boolean }> };
  const given = workflow.jobs.smoke.steps.find(({ uses }) => uses === './smoke')?.with ?? {};
  expect(Object.keys(given).filter((name) => !(name in action.inputs))).toEqual([]);
  const needed = Object.keys(action.inputs).filter((name) => action.inputs[name]?.required === true);
  expect(needed.filter((name) => !(name in given))).toEqual([]);
  // Each input of the workflow is passed on under its own name, with hyphens.
  for (const name of Object.keys(workflow.on.workflow_dispatch.inputs))
    expect(given[name.replaceAll('_', '-')]).toBe(`\${{ inputs.${name} }}`);
});
