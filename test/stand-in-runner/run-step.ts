/** One `run:` step with bash, as a runner starts it: its own environment, GITHUB_ENV and GITHUB_OUTPUT as files. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface StepRun {
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The runner's temporary folder. */
  readonly temp: string;
  readonly summary: string;
  readonly signal: AbortSignal | undefined;
}

export interface StepEnd {
  readonly code: number;
  readonly log: string;
  /** What the step wrote to GITHUB_ENV and GITHUB_OUTPUT. */
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

export async function runStep(step: StepRun): Promise<StepEnd> {
  const folder = await mkdtemp(join(step.temp, 'step-'));
  const [envFile, outputFile] = [join(folder, 'env'), join(folder, 'output')];
  await Promise.all([writeFile(envFile, ''), writeFile(outputFile, '')]);
  const env = { ...step.env, GITHUB_ENV: envFile, GITHUB_OUTPUT: outputFile, GITHUB_STEP_SUMMARY: step.summary };
  const { code, log } = await bash(step, env);
  return { code, log, env: await pairs(envFile), outputs: await pairs(outputFile) };
}

function bash(step: StepRun, env: Readonly<Record<string, string>>): Promise<{ code: number; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.script], {
      cwd: step.cwd,
      env,
      detached: true,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A cancelled job gets SIGINT, as on GitHub.
    const cancel = (): void => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    };
    step.signal?.addEventListener('abort', cancel, { once: true });
    child.on('error', reject);
    child.on('close', (code) => {
      step.signal?.removeEventListener('abort', cancel);
      resolve({ code: code ?? 1, log: Buffer.concat(chunks).toString() });
    });
  });
}

async function pairs(path: string): Promise<Record<string, string>> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.includes('='));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
