/** Runs the committed bundle as GitHub's runner would: a process with an environment, an event file and files to write to. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { PullRequest, Repository } from '../../fake-github/repository.ts';
import type { FakeGitHub } from '../../fake-github/server.ts';
import { pullView } from '../../fake-github/views/pull.ts';
import { repositoryView } from '../../fake-github/views/repository.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NODE24 = join(ROOT, '.cache/node24/node_modules/node/bin/node');
const ACTION: { inputs: Record<string, { default?: string }>; runs: { main: string } } = parse(
  readFileSync(join(ROOT, 'action.yml'), 'utf8'),
);

/** The Node that `using: node24` stands for, where `npm run node24` has put it. */
export const NODE = existsSync(NODE24) ? NODE24 : process.execPath;
export const ENTRY = join(ROOT, ACTION.runs.main);

/** Milliseconds; what takes longer is killed, and has no exit code. */
const PATIENCE = 120_000;

export interface RunOptions {
  readonly github: FakeGitHub;
  readonly repository: Repository;
  readonly token: string;
  readonly eventName: string;
  readonly payload: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly runId?: number;
  readonly runAttempt?: number;
  /** Files of a checkout. */
  readonly checkout?: Readonly<Record<string, string | Buffer>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly Command[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Of the output `report`, parsed. */
  readonly report: unknown;
  readonly milliseconds: number;
  /** Read a file that the run left in its workspace; null: it did not. */
  readonly workspaceFile: (path: string) => string | null;
}

const decode = (text: string, isProperty: boolean): string => {
  const data = isProperty ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text;
  return data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
};

/** As the runner reads them: at the start of a line, after blanks. */
function commandsOf(stdout: string): Command[] {
  return stdout.split('\n').flatMap((line): Command[] => {
    const found = /^\s*::([\w-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line);
    if (!found) return [];
    const [, name = '', properties = '', message = ''] = found;
    const pairs = properties.split(',').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [] : [[pair.slice(0, at), decode(pair.slice(at + 1), true)] as const];
    });
    return [{ name, properties: Object.fromEntries(pairs), message: decode(message, false) }];
  });
}

function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const found of text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)) outputs[found[1] ?? ''] = found[3] ?? '';
  return outputs;
}

export async function runAction(options: RunOptions): Promise<RunResult> {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  const file = (name: string, content = '') => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  for (const [path, content] of Object.entries(options.checkout ?? {})) {
    mkdirSync(join(workspace, path, '..'), { recursive: true });
    writeFileSync(join(workspace, path), content);
  }
  const given: Record<string, string> = { token: options.token, ...options.inputs };
  const inputs = Object.fromEntries(
    // the runner sets every input that action.yml names, an absent one as an empty text
    Object.keys(ACTION.inputs).map((name) => [`INPUT_${name.toUpperCase()}`, given[name] ?? '']),
  );
  const [outputFile, summaryFile] = [file('output'), file('summary')];
  const environment = {
    PATH: process.env.PATH ?? '',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: options.github.api,
    GITHUB_SERVER_URL: options.github.web,
    GITHUB_GRAPHQL_URL: `${options.github.api}/graphql`,
    GITHUB_EVENT_NAME: options.eventName,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(options.payload)),
    GITHUB_REPOSITORY: options.repository.fullName,
    GITHUB_RUN_ID: String(options.runId ?? 100),
    GITHUB_RUN_ATTEMPT: String(options.runAttempt ?? 1),
    GITHUB_ACTION_REPOSITORY: 'ds-config-review/ds-config-review',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputFile,
    GITHUB_STEP_SUMMARY: summaryFile,
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    RUNNER_TEMP: folder,
    ...inputs,
    ...options.environment,
  };
  const start = performance.now();
  const child = spawn(NODE, [ENTRY], { env: environment, cwd: workspace, timeout: PATIENCE });
  const streams = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    streams.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    streams.stderr += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const outputs = outputsOf(readFileSync(outputFile, 'utf8'));
  const left = new Map<string, string>();
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
  for (const path of ['out.sarif']) {
    const text = read(join(workspace, path));
    if (text !== null) left.set(path, text);
  }
  const report = outputs.report === undefined ? null : JSON.parse(read(outputs.report) ?? 'null');
  const summary = readFileSync(summaryFile, 'utf8');
  rmSync(folder, { recursive: true });
  return {
    code,
    ...streams,
    commands: commandsOf(streams.stdout),
    outputs,
    summary,
    report,
    milliseconds: performance.now() - start,
    workspaceFile: (path) => left.get(path) ?? null,
  };
}

/** The payload of a pull_request event, as the webhook has it at this moment. */
export function pullRequestEvent(
  github: FakeGitHub,
  repository: Repository,
  pull: PullRequest,
  action = 'synchronize',
): unknown {
  return {
    action,
    number: pull.number,
    pull_request: pullView(github.state, repository, pull, github),
    repository: repositoryView(repository, github),
  };
}
