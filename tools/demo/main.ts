/** `npm run demo`: the Action's committed bundle on a pull request of examples/, against a GitHub of our own; offline. `-- --serve` shows the page; `--port N`, `--output FOLDER`. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ENTRY, NODE, type RunResult } from '../../test/acceptance/action/runner.ts';
import { commentPage, markdownToHtml } from './page.ts';
import { openScene, type Push, pushes, ROOT, type Scene } from './scene.ts';
import { htmlToTerminal } from './terminal.ts';

const after = (flag: string): string | undefined =>
  process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined;
const OUTPUT = resolve(after('--output') ?? join(ROOT, 'demo-output'));
const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
const say = (text: string) => process.stdout.write(`${text}\n`);
const step = (text: string) => say(`${bold('▸')} ${text}`);
const shown = (path: string) => relative(process.cwd(), path) || '.';

async function review(scene: Scene, push: Push, name: string): Promise<RunResult> {
  const [title = ''] = push.message.split('\n');
  step(`jun pushes “${title}”: ${Object.keys(push.files).join(', ')}`);
  step(`the runner starts ${shown(ENTRY)} with ${NODE === process.execPath ? `Node ${process.version}` : 'Node 24'} …`);
  const result = await scene.push(push);
  const seconds = (result.milliseconds / 1000).toFixed(1);
  const { verdict, errors, warnings, fits } = result.outputs;
  step(
    `${seconds} s, exit code ${result.code}: verdict ${verdict}, errors ${errors}, warnings ${warnings}, fits ${fits}`,
  );
  if (verdict === undefined) throw new Error(`the Action gave no verdict:\n${result.stdout}${result.stderr}`);
  save(scene, result, join(OUTPUT, name));
  return result;
}

function save(scene: Scene, result: RunResult, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const files = {
    'comment.md': scene.comment(),
    'comment.html': commentPage(scene.comment(), 'The comment of ds-config-review'),
    'summary.md': result.summary,
    'report.json': `${JSON.stringify(result.report, null, 2)}\n`,
    'log.txt': result.stdout.replace(/^::add-mask::.*\n/gm, ''),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

function print(scene: Scene): void {
  const columns = process.stdout.columns ?? 100;
  say(`\n${'─'.repeat(Math.min(columns, 100))}`);
  say(htmlToTerminal(markdownToHtml(scene.comment()), { colour, columns }));
  say(`${'─'.repeat(Math.min(columns, 100))}\n`);
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--smoke')) return (await import('./smoke.ts')).smokeDemo(step);
  const serve = args.includes('--serve');
  const port = Number(after('--port') ?? 0);
  if (!existsSync(ENTRY)) throw new Error(`${shown(ENTRY)} is missing: npm run build makes it`);
  const scene = await openScene(Number.isInteger(port) ? port : 0);
  step(`a GitHub of our own listens at ${scene.github.web}; it holds examples/ as ${scene.repository.fullName}`);
  const [first, ...later] = pushes();
  if (first === undefined) throw new Error('examples/pull-request holds no push');
  await review(scene, first, '.');
  print(scene);
  if (serve) {
    await show(scene, later);
    return;
  }
  for (const push of later) await review(scene, push, 'after-the-fix');
  print(scene);
  step(
    `written to ${shown(OUTPUT)}/: comment.md, comment.html, summary.md, report.json, and the same below after-the-fix/`,
  );
  step('see it in a browser: npm run demo -- --serve');
  await scene.github.stop();
}

/** Until Ctrl-C; each Enter brings the next push. */
async function show(scene: Scene, later: readonly Push[]): Promise<void> {
  step(`the pull request: ${bold(scene.url)}`);
  step(later.length > 0 ? 'Enter pushes the fix, Ctrl-C ends' : 'Ctrl-C ends');
  const lines = createInterface({ input: process.stdin });
  const rest = [...later];
  for await (const _ of lines) {
    const push = rest.shift();
    if (push === undefined) continue;
    await review(scene, push, 'after-the-fix');
    step('reload the page');
  }
  await new Promise(() => {});
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
