/** `ds-review check`: a whole process beside Python's, one verdict beside DeepSpeed's, a repository of many files, a file of many keys. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, median } from './figure.ts';
import { onCores } from './on-cores.ts';
import { benchVerdict } from './verdict.ts';

const PYTHON = '.venv/bin/python';
const CLI = 'cli/dist/ds-review.js';
const CONFIG = 'test/cli/fixtures/zero2-cpu-offload.json';
/** One that DeepSpeed accepts, so that both go the whole way. */
const ACCEPTED = 'tools/bench/configs/zero2-offload.json';
const PROCESS_ROUNDS = 5;
const FILE_ROUNDS = 3;
const FILES = 10_000;

/** What a user of DeepSpeed waits for to be told that a config is refused. */
const VALIDATE = `
import json, sys
import deepspeed, logging
deepspeed.utils.logger.setLevel(logging.ERROR)
import deepspeed.runtime.config as C
class Dist:
    def get_rank(s, group=None): return 0
    def get_world_size(s, group=None): return 1
C.dist = Dist()
C.DeepSpeedConfig(json.load(open(sys.argv[1])))
`;

/** More keys than anyone writes: what a hostile file may hold. */
const MANY_KEYS = 600_000;

export async function benchCheck(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const beside = existsSync(PYTHON) ? [wholeProcess(), ...(await benchVerdict(PYTHON, folder))] : [];
    if (beside.length === 0) console.log('skip  check against DeepSpeed: no .venv (tools/python/setup.sh makes it)');
    return [...beside, manyFiles(folder), manyKeys(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wholeProcess(): Figure {
  const ours: number[] = [];
  const theirs: number[] = [];
  const python = () => timed(PYTHON, ['-c', VALIDATE, ACCEPTED], { ...process.env, DS_ACCELERATOR: 'cpu' });
  python();
  for (let round = 0; round < PROCESS_ROUNDS; round++) {
    ours.push(timed(process.execPath, [CLI, 'check', ACCEPTED, '--fail-on', 'never'], process.env));
    theirs.push(python());
  }
  return {
    name: 'ds-review check of one file, whole process',
    value: median(theirs) / median(ours),
    unit: '× faster than Python importing DeepSpeed and validating it',
    limit: { least: 10 },
  };
}

function manyFiles(folder: string): Figure {
  const text = readFileSync(CONFIG, 'utf8');
  const repository = join(folder, 'repository');
  mkdirSync(repository);
  for (let index = 0; index < FILES; index++)
    writeFileSync(join(repository, `config-${index}.json`), text.replace('1000', String(1000 + index)));
  const args = [CLI, 'check', repository, '--format', 'github', '--fail-on', 'never'];
  const rounds = Array.from({ length: FILE_ROUNDS }, () => timed(...onCores('0,1', process.execPath, args)));
  return {
    name: '10,000 files of a repository, two cores',
    value: median(rounds) / 1000,
    unit: 's',
    limit: { most: 5 },
  };
}

function manyKeys(folder: string): Figure {
  const path = join(folder, 'many-keys.json');
  const keys = Array.from({ length: MANY_KEYS }, (_, index) => `"k${index}":${index}`);
  writeFileSync(path, `{${keys.join(',')}}`);
  const args = [CLI, 'check', path, '--format', 'github', '--fail-on', 'never'];
  return {
    name: `a config of ${MANY_KEYS.toLocaleString('en')} unknown keys`,
    value: median(Array.from({ length: FILE_ROUNDS }, () => timed(process.execPath, args, process.env))) / 1000,
    unit: 's',
    limit: { most: 2 },
  };
}

/** Milliseconds until the process ends. */
function timed(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${program} ${args[0]} ended with ${status}: ${stderr.slice(-500)}`);
  return performance.now() - began;
}
