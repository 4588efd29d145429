/** What moved defaults do to the memory of a config: the replay with the old values written down, against the one with the new. */
import type { MovedDefault } from '../diff/upgrade.ts';
import { type Json, section } from '../memory/settings/read.ts';
import { checkOptions } from './check-options.ts';
import type { Surroundings } from './config-review.ts';
import type { SaidWorkload } from './launched.ts';
import { replay } from './memory.ts';
import type { MovedMemory } from './outcome.ts';
import { readSide } from './side.ts';
import { workloadOf } from './workload.ts';

/** Bytes below which nobody asks. */
const LEAST = 64 * 2 ** 20;

export function movedBytes(
  file: { readonly path: string; readonly text: string },
  moved: readonly MovedDefault[],
  said: SaidWorkload | null,
  around: Surroundings,
): readonly MovedMemory[] {
  const known = said === null ? null : (workloadOf(said.workload, said.from, around.models)?.known ?? null);
  const inside = moved.filter(({ key }) => key.includes('.'));
  if (said === null || known === null || inside.length === 0) return [];
  const launch = {
    micro: said.workload.micro_batch ?? null,
    accumulation: said.workload.gradient_accumulation_steps ?? null,
    precision: said.precision,
  };
  const side = readSide(file.path, file.text, checkOptions(said.workload, around), launch);
  return around.targets.flatMap((target): MovedMemory[] => {
    const written = (value: 'from' | 'to'): Json =>
      inside.reduce<Json>(
        (config, one) => withValue(config, one.key.split('.'), one[value]),
        side.resolved(target.worldSize),
      );
    const [before, now] = [replay(side, known, target, written('from')), replay(side, known, target, written('to'))];
    if (before === null || now === null) return [];
    const pairs = [
      { what: 'gpu', before: before.gpu.total, after: now.gpu.total },
      { what: 'cpu', before: before.cpu.per_node, after: now.cpu.per_node },
      {
        what: 'pinned',
        before: before.cpu.pinned_per_rank * target.gpusPerNode,
        after: now.cpu.pinned_per_rank * target.gpusPerNode,
      },
    ] as const;
    return pairs
      .filter((pair) => Math.abs(pair.after - pair.before) >= LEAST)
      .map((pair) => ({ target: target.name, ...pair }));
  });
}

/** Blocks on the way are there: a default of a block that is not has not moved. */
function withValue(config: Json, path: readonly string[], value: unknown): Json {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { ...config, [key]: value };
  return { ...config, [key]: withValue(section(config, key), rest, value) };
}
