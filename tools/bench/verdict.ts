/** One verdict in a warm process beside DeepSpeed's: the same configs, the same core, turn by turn, CPU time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { type Figure, median } from './figure.ts';
import { onCores } from './on-cores.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** A spread of configs as people write them, with numbers in place of "auto", so that DeepSpeed accepts each. */
const CONFIGS = here('configs');
const TURNS = 9;
/** Checks of each config in one turn. */
const PASSES = 200;

export async function benchVerdict(python: string, folder: string): Promise<readonly Figure[]> {
  const names = readdirSync(CONFIGS).sort();
  const texts = join(folder, 'texts.json');
  writeFileSync(texts, JSON.stringify(names.map((name) => readFileSync(join(CONFIGS, name), 'utf8'))));
  const bundle = join(folder, 'verdict.mjs');
  await esbuild.build({
    entryPoints: [here('verdict-child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const theirs = new Child(python, [here('verdict.py'), texts], { ...process.env, DS_ACCELERATOR: 'cpu' });
  const ours = new Child(process.execPath, [bundle, texts], process.env);
  try {
    const turns: { readonly ours: number[]; readonly theirs: number[] }[] = [];
    for (let turn = 0; turn < TURNS; turn++)
      turns.push({ ours: await ours.measure(PASSES), theirs: await theirs.measure(PASSES) });
    const cost = (who: 'ours' | 'theirs'): number => median(turns.map((turn) => mean(turn[who])));
    const worst = names.map((name, i) => ({
      name,
      ratio: median(turns.map((turn) => (turn.ours[i] ?? Number.NaN) / (turn.theirs[i] ?? Number.NaN))),
    }));
    worst.sort((a, b) => b.ratio - a.ratio);
    return [
      {
        name: `full check of one config (${micro(cost('ours'))}), ${names.length} configs`,
        value: median(turns.map((turn) => mean(turn.ours) / mean(turn.theirs))),
        unit: `× DeepSpeedConfig(dict) (${micro(cost('theirs'))})`,
        limit: { most: 1 },
      },
      {
        name: `the dearest of them, ${worst[0]?.name}`,
        value: worst[0]?.ratio ?? Number.NaN,
        unit: '× DeepSpeedConfig(dict)',
        limit: { most: 2 },
      },
    ];
  } finally {
    ours.end();
    theirs.end();
  }
}

/** On one core where that can be said, so that no second core collects the garbage of one of the two. */
class Child {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#process = spawn(...onCores('0', program, args), { env });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** Milliseconds of CPU time per config. */
  async measure(passes: number): Promise<number[]> {
    this.#process.stdin.write(`${passes}\n`);
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error('the process that is measured has ended');
      const figures = /^MILLISECONDS (.*)$/.exec(value)?.[1];
      if (figures !== undefined) return JSON.parse(figures);
    }
  }

  end(): void {
    this.#process.stdin.end();
    this.#process.kill();
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function micro(milliseconds: number): string {
  return `${(milliseconds * 1000).toFixed(0)} µs`;
}
