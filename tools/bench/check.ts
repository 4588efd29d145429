/** `ds-review check` beside the real DeepSpeed: a whole process against Python's, and one verdict in a warm process against DeepSpeedConfig(dict). */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';
import { type Figure, median } from './figure.ts';

const PYTHON = '.venv/bin/python';
const CONFIG = 'test/cli/fixtures/zero2-cpu-offload.json';
/** The same file with numbers, so that DeepSpeed itself accepts it. */
const RESOLVED = {
  train_micro_batch_size_per_gpu: 1,
  bf16: { enabled: true },
  zero_optimization: { stage: 2, offload_optimizer: { device: 'cpu' } },
  optimizer: { type: 'AdamW', params: { lr: 1e-4 } },
};
const PROCESS_ROUNDS = 5;
const WARM_ROUNDS = 2000;
const FILES = 10_000;

const VALIDATE = `
import json, sys, time
import deepspeed, logging
deepspeed.utils.logger.setLevel(logging.ERROR)
import deepspeed.runtime.config as C
class Dist:
    def get_rank(s, group=None): return 0
    def get_world_size(s, group=None): return 1
C.dist = Dist()
config = json.load(open(sys.argv[1]))
C.DeepSpeedConfig(dict(config))
rounds = int(sys.argv[2])
began = time.perf_counter()
for _ in range(rounds): C.DeepSpeedConfig(json.loads(json.dumps(config)))
print("MILLISECONDS", (time.perf_counter() - began) * 1000 / max(1, rounds))
`;

export async function benchCheck(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const resolved = join(folder, 'ds.json');
    writeFileSync(resolved, JSON.stringify(RESOLVED));
    return [...againstPython(resolved), manyFiles(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function againstPython(resolved: string): readonly Figure[] {
  if (!existsSync(PYTHON)) {
    console.log('skip  check against DeepSpeed: no .venv (tools/python/setup.sh makes it)');
    return [];
  }
  const env = { ...process.env, DS_ACCELERATOR: 'cpu' };
  const python = (rounds: number) => timed(PYTHON, ['-c', VALIDATE, resolved, String(rounds)], env);
  const ours: number[] = [];
  const theirs: number[] = [];
  python(0);
  for (let round = 0; round < PROCESS_ROUNDS; round++) {
    ours.push(
      timed(process.execPath, ['cli/dist/ds-review.js', 'check', CONFIG, '--fail-on', 'never'], process.env)
        .milliseconds,
    );
    theirs.push(python(0).milliseconds);
  }
  const warm = Number(/MILLISECONDS ([\d.]+)/.exec(python(WARM_ROUNDS).out)?.[1]);
  return [
    {
      name: 'ds-review check of one file, whole process',
      value: median(theirs) / median(ours),
      unit: '× faster than Python importing DeepSpeed and validating it',
      limit: { least: 10 },
    },
    {
      name: `all rules, three world sizes, two ways of launching (${warmCheck(resolved).toFixed(2)} ms)`,
      value: warmCheck(resolved) / warm,
      unit: `of one DeepSpeedConfig(dict) (${warm.toFixed(2)} ms)`,
      limit: { most: 1 },
    },
  ];
}

/** Milliseconds of one full check, text to findings. */
function warmCheck(path: string): number {
  const text = readFileSync(path, 'utf8');
  const once = (): void => void checkConfig(parseConfig('ds.json', text), {});
  for (let round = 0; round < WARM_ROUNDS; round++) once();
  const began = performance.now();
  for (let round = 0; round < WARM_ROUNDS; round++) once();
  return (performance.now() - began) / WARM_ROUNDS;
}

function manyFiles(folder: string): Figure {
  const text = readFileSync(CONFIG, 'utf8');
  for (let index = 0; index < FILES; index++)
    writeFileSync(join(folder, `config-${index}.json`), text.replace('1000', String(1000 + index)));
  const { milliseconds } = timed(
    process.execPath,
    ['cli/dist/ds-review.js', 'check', folder, '--format', 'github', '--fail-on', 'never'],
    process.env,
  );
  return { name: '10,000 files of a repository', value: milliseconds / 1000, unit: 's', limit: { most: 5 } };
}

function timed(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { readonly milliseconds: number; readonly out: string } {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${status}: ${stderr.slice(-500)}`);
  return { milliseconds: performance.now() - began, out: stdout };
}
