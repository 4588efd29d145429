import { expect, test } from '@jest/globals';
import { mayNameVersion, versionIn, versionOf } from '../../core/deepspeed/found/find-version.ts';
import { LATEST } from '../../core/deepspeed/releases.ts';

// file, text → version, exact, line; null: it says nothing
const CASES: readonly (readonly [string, string, readonly [string, boolean, number] | null])[] = [
  ['requirements.txt', 'torch==2.5\ndeepspeed==0.16.9  # pinned\n', ['0.16.9', true, 2]],
  ['requirements-train.txt', 'DeepSpeed >= 0.15, < 0.17\n', ['0.16.9', false, 1]],
  ['constraints.txt', 'deepspeed~=0.16.0\n', ['0.16.9', false, 1]],
  ['requirements/train.txt', 'deepspeed==0.16.9\n', ['0.16.9', true, 1]],
  ['requirements/notes/train.txt', 'deepspeed==0.16.9\n', null],
  ['requirements.txt', 'deepspeed\n', null],
  ['requirements.txt', 'deepspeed-kernels==0.0.1\n', null],
  ['requirements.txt', '# deepspeed==0.14.0\n', null],
  ['environment.yml', '  - deepspeed-mii=0.1.2\n', null],
  ['pyproject.toml', '"deepspeed-kernels==0.0.1"', null],
  ['requirements.txt', 'deepspeed>=0.17\n', [LATEST, false, 1]],
  ['requirements.txt', 'deepspeed==0.15.*\n', ['0.15.4', false, 1]],
  ['requirements.txt', 'deepspeed @ git+https://example.org/DeepSpeed.git@v0.16.2\n', ['0.16.2', true, 1]],
  ['requirements.txt', 'deepspeed[dev]==0.16.9 ; python_version > "3.9"\n', ['0.16.9', true, 1]],
  ['pyproject.toml', '[project]\ndependencies = [\n  "torch",\n  "deepspeed==0.17.1",\n]\n', ['0.17.1', true, 4]],
  ['pyproject.toml', 'dependencies = ["torch", "deepspeed>=0.15.4,<0.16"]\n', ['0.15.4', false, 1]],
  ['pyproject.toml', '[tool.poetry.dependencies]\ndeepspeed = "^0.16.1"\n', ['0.16.9', false, 2]],
  ['pyproject.toml', 'deepspeed = { version = "0.16.9", optional = true }\n', ['0.16.9', true, 1]],
  ['setup.cfg', '[options]\ninstall_requires =\n    torch\n    deepspeed>=0.16,<0.17\n', ['0.16.9', false, 4]],
  ['environment.yml', 'dependencies:\n  - python=3.10\n  - deepspeed=0.16.9\n', ['0.16.9', true, 3]],
  ['environment.yaml', 'dependencies:\n  - pip:\n      - deepspeed==0.15.4\n', ['0.15.4', true, 3]],
  ['uv.lock', '[[package]]\nname = "deepspeed"\nversion = "0.16.9"\n', ['0.16.9', true, 3]],
  ['poetry.lock', '[[package]]\nname = "deepspeed"\nversion = "0.14.5"\ndescription = ""\n', ['0.14.5', true, 3]],
  ['Pipfile.lock', '{"default": {"deepspeed": {"hashes": [], "version": "==0.16.9"}}}', ['0.16.9', true, 1]],
  ['docker/Dockerfile', 'FROM x\nRUN pip install torch deepspeed==0.16.9 && true\n', ['0.16.9', true, 2]],
  ['train.Dockerfile', 'RUN pip install deepspeed\n', null],
];

test.each(CASES)('%s: %j', (path, text, wanted) => {
  const found = versionIn(path, text);
  expect(found).toEqual(wanted === null ? null : { version: wanted[0], exact: wanted[1], line: wanted[2] });
});

test('a lock file comes before requirements, the root before a folder', () => {
  const requirement = { path: 'requirements.txt', text: 'deepspeed>=0.15\n' };
  const deep = { path: 'docs/requirements.txt', text: 'deepspeed==0.15.4\n' };
  const lock = { path: 'uv.lock', text: 'name = "deepspeed"\nversion = "0.17.6"\n' };
  expect(versionOf([deep, requirement])?.path).toBe('requirements.txt');
  expect(versionOf([deep, requirement, lock])).toEqual({ version: '0.17.6', exact: true, line: 2, path: 'uv.lock' });
  expect(versionOf([{ path: 'README.md', text: 'deepspeed==0.15.4' }])).toBeNull();
});

test('other files are not read', () => {
  expect(['a/requirements-dev.txt', 'pyproject.toml', 'Dockerfile.gpu'].every(mayNameVersion)).toBe(true);
  expect(['README.md', 'train.py', 'my-requirements.md', 'environment.json'].some(mayNameVersion)).toBe(false);
});

test('a very long line names none', () => {
  expect(versionIn('pyproject.toml', `x = "${'deepspeed '.repeat(200_000)}"`)).toBeNull();
  expect(versionIn('Dockerfile', `RUN pip install ${'a '.repeat(500_000)}`)).toBeNull();
});
