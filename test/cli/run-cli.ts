/** The built command line as a process, as users run it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const fixture = (name: string): string => `test/cli/fixtures/${name}`;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Nobody asks the hub in a test that does not bring its own, and nothing of this machine's user counts. */
const ALONE = { NODE_OPTIONS: '', HF_HUB_OFFLINE: '1', DS_REVIEW_CACHE: 'off', HF_HOME: '/nowhere', HF_TOKEN: '' };

/** Milliseconds; what takes longer is killed, and has no exit code. */
const PATIENCE = 120_000;

export function runCli(
  args: readonly string[],
  input: string | Uint8Array = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['cli/dist/ds-review.js', ...args], {
      cwd: root,
      timeout: PATIENCE,
      env: { ...process.env, ...ALONE, ...environment },
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        out: Buffer.concat(out).toString(),
        err: Buffer.concat(err).toString(),
      }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
