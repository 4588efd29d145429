/** The Action's own cost: size of its entry, start-up with nothing to do, CPU time of a review. `tsx tools/bench/action.ts` runs it alone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ENTRY, NODE } from '../../test/acceptance/action/runner.ts';
import { GOOD_CONFIG, openScene } from '../../test/acceptance/action/scene.ts';
import { type Figure, figureLine, holds, median } from './figure.ts';

const ROUNDS = 15;
/** Writes what the process used, in microseconds of user and system time, when it ends. */
const PROBE =
  "process.on('exit',()=>{const{user,system}=process.cpuUsage();require('node:fs').writeFileSync(process.env.CPU_FILE,String(user+system))})";

function startUp(folder: string): Figure {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const event = join(folder, 'event.json');
  writeFileSync(event, '{"ref":"refs/heads/main"}');
  const env = { GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'acme/train' };
  const run = (script: string): number => {
    const start = performance.now();
    const { status } = spawnSync(NODE, [script], { env, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${script} ended with ${status}`);
    return performance.now() - start;
  };
  const ratios: number[] = [];
  run(empty);
  run(ENTRY);
  // side by side, so that whatever else the machine does weighs on both
  for (let round = 0; round < ROUNDS; round++) ratios.push(run(ENTRY) / run(empty));
  return { name: 'start-up with nothing to do', value: median(ratios), unit: '× an empty script', limit: { most: 2 } };
}

async function reviewTime(folder: string): Promise<Figure> {
  const probe = join(folder, 'probe.cjs');
  writeFileSync(probe, PROBE);
  const cpu = join(folder, 'cpu');
  const environment = { NODE_OPTIONS: `--require ${probe}`, CPU_FILE: cpu };
  const empty = join(folder, 'empty.mjs');
  const used = () => Number(readFileSync(cpu, 'utf8')) / 1000;
  const scene = await openScene({ 'ds.json': GOOD_CONFIG });
  const added: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      spawnSync(NODE, [empty], { env: environment });
      const alone = used();
      const { code, stdout } = await scene.run({ environment, runId: round + 1 });
      if (code !== 0) throw new Error(`the review ended with ${code}: ${stdout}`);
      if (round > 0) added.push(used() - alone);
    }
  } finally {
    await scene.github.stop();
  }
  return {
    name: 'CPU time of a review of one config',
    value: median(added),
    unit: 'ms above an empty script',
    limit: { most: 300 },
  };
}

export async function benchAction(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const size: Figure = {
      name: 'entry of the bundle',
      value: statSync(ENTRY).size / 1000,
      unit: 'kB',
      limit: { most: 900 },
    };
    return [size, startUp(folder), await reviewTime(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const figures = await benchAction();
  for (const figure of figures) console.log(figureLine(figure));
  if (!figures.every(holds)) process.exitCode = 1;
}
