/**
 * Stands in for GitHub's runner: reads the project's own ds-smoke.yml and smoke/action.yml and runs their steps in order. What comes from the
 * marketplace (checkout, setup, cache) is already there on this machine; an uploaded artifact is handed back.
 */
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { runs } from './conditions.ts';
import { type Contexts, evaluate } from './expressions.ts';
import { runStep } from './run-step.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Job {
  readonly inputs: Readonly<Record<string, string>>;
  readonly api: string;
  readonly repository: string;
  readonly token: string;
  readonly sha: string;
  /** A Python with DeepSpeed, as a runner's own environment. */
  readonly python: string;
  /** The runner's home folder, where the caches are; this machine's unless given. */
  readonly home?: string;
  readonly signal?: AbortSignal;
}

export interface JobEnd {
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly artifacts: readonly { readonly name: string; readonly file: string; readonly bytes: Buffer }[];
  /** What was asked of the cache, in order: nothing is ever found there. */
  readonly caches: readonly {
    readonly what: 'restore' | 'save';
    readonly key: string;
    readonly paths: readonly string[];
  }[];
  readonly summary: string;
  readonly log: string;
}

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: {
    readonly workflow_dispatch: { readonly inputs: Readonly<Record<string, { readonly default?: string }>> };
  };
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface CompositeAction {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const yaml = async <T>(path: string): Promise<T> => load(await readFile(join(root, path), 'utf8')) as T;

export async function runSmokeWorkflow(job: Job): Promise<JobEnd> {
  const workflow = await yaml<Workflow>('.github/workflows/ds-smoke.yml');
  const declared = Object.entries(workflow.on.workflow_dispatch.inputs).map(([name, input]) => [
    name,
    job.inputs[name] ?? input.default ?? '',
  ]);
  const contexts = { inputs: Object.fromEntries(declared), github: { token: job.token, sha: job.sha } };
  const step = workflow.jobs.smoke?.steps.find((one) => one.uses === './smoke');
  if (step === undefined) throw new Error('ds-smoke.yml does not use ./smoke');
  const given = Object.fromEntries(
    Object.entries(step.with ?? {}).map(([name, value]) => [name, evaluate(value, contexts)]),
  );
  return await runComposite(job, given);
}

async function runComposite(job: Job, given: Readonly<Record<string, string>>): Promise<JobEnd> {
  const action = await yaml<CompositeAction>('smoke/action.yml');
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default ?? '']),
  );
  const temp = await mkdtemp(join(tmpdir(), 'stand-in-runner-'));
  const summary = join(temp, 'summary.md');
  await writeFile(summary, '');
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: job.home ?? process.env.HOME ?? temp,
    RUNNER_TEMP: temp,
    GITHUB_API_URL: job.api,
    GITHUB_REPOSITORY: job.repository,
    GITHUB_ACTION_PATH: join(root, 'smoke'),
    DS_SMOKE_PYTHON: job.python,
    OMP_NUM_THREADS: '1',
  };
  const outputs: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
  const artifacts: JobEnd['artifacts'][number][] = [];
  const caches: JobEnd['caches'][number][] = [];
  let failed = false;
  let log = '';
  for (const step of action.runs.steps) {
    const contexts: Contexts = { inputs, runner: { temp, os: 'Linux', arch: 'X64' }, steps: outputs };
    if (!runs(step.if, { failed, cancelled: job.signal?.aborted === true }, contexts)) continue;
    const cache = /^actions\/cache\/(restore|save)@/.exec(step.uses ?? '')?.[1];
    if (cache === 'restore' || cache === 'save') {
      const paths = (step.with?.path ?? '').split('\n').filter((line) => line !== '');
      caches.push({ what: cache, key: evaluate(step.with?.key ?? '', contexts), paths });
    }
    if (step.uses?.startsWith('actions/upload-artifact@')) {
      const [name, file] = [evaluate(step.with?.name ?? '', contexts), evaluate(step.with?.path ?? '', contexts)];
      if (await stat(file).catch(() => null))
        artifacts.push({ name, file: file.split('/').at(-1) ?? '', bytes: await readFile(file) });
    }
    if (step.run === undefined) continue;
    const own = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, evaluate(value, contexts)]),
    );
    const signal = step.if !== undefined ? undefined : job.signal;
    const end = await runStep({ script: step.run, cwd: root, env: { ...env, ...own }, temp, summary, signal });
    Object.assign(env, end.env);
    if (step.id !== undefined) outputs[step.id] = { outputs: end.outputs };
    log += `## ${step.name}\n${end.log}`;
    failed ||= end.code !== 0;
  }
  const conclusion = job.signal?.aborted ? 'cancelled' : failed ? 'failure' : 'success';
  return { conclusion, artifacts, caches, summary: await readFile(summary, 'utf8'), log };
}
