/** The judge process: config texts in, the real engines' verdicts out. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Verdict {
  readonly id: number;
  readonly raw: Readonly<Record<string, boolean>>;
  readonly hf: Readonly<Record<string, boolean>>;
  readonly accelerate: boolean;
  readonly why: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The interpreter with the real DeepSpeed; null where tools/python/setup.sh has not made one. */
export function oraclePython(): string | null {
  const python = process.env.DS_PYTHON ?? join(root, '.venv/bin/python');
  return existsSync(python) ? python : null;
}

/** The folder of an older release; null where tools/python/releases.sh has not installed it. */
export function olderRelease(release: string): string | null {
  const folder = join(root, '.cache/deepspeed', release);
  return existsSync(join(folder, '.complete')) ? folder : null;
}

export class Judge {
  readonly #process;
  readonly #waiting = new Map<number, (verdict: Verdict) => void>();
  #next = 0;

  /** `from`: the folder of another DeepSpeed release; only what it says itself is asked for then. */
  constructor(python: string, from?: string) {
    this.#process = spawn(python, [join(root, 'test/oracle/judge.py')], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        ...process.env,
        ...(from === undefined && { DS_ACCELERATOR: 'cpu' }),
        PYTHONWARNINGS: 'ignore',
        ...(from !== undefined && { PYTHONPATH: from, DS_JUDGE_RAW_ONLY: '1' }),
      },
    });
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      const verdict: Verdict = JSON.parse(line);
      this.#waiting.get(verdict.id)?.(verdict);
      this.#waiting.delete(verdict.id);
    });
  }

  /** `worlds`: the numbers of ranks to judge for. */
  ask(text: string, worlds: readonly number[]): Promise<Verdict> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      this.#process.once('exit', (code) => reject(new Error(`the judge ended with ${code}`)));
      this.#process.setMaxListeners(0);
      this.#process.stdin.write(`${JSON.stringify({ id, text, worlds })}\n`);
    });
  }

  close(): void {
    this.#process.removeAllListeners('exit');
    this.#process.stdin.end();
  }
}
