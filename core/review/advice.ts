/** Where a target is too small: the first of a few well-known changes with which the replay fits, least slow first. */
import type { Target } from '../hardware/target.ts';
import { type Json, section } from '../memory/settings/read.ts';
import { verdictOf } from '../memory/verdict.ts';
import { formatBytes } from '../report/quantity.ts';
import { effective } from './effective.ts';
import { replay } from './memory.ts';
import type { Side } from './side.ts';
import type { KnownWorkload } from './workload.ts';

interface Change {
  readonly words: string;
  /** null: it is already so. */
  readonly apply: (config: Json) => Json | null;
}

const zeroWith = (config: Json, keys: Json): Json => ({
  ...config,
  zero_optimization: { ...section(config, 'zero_optimization'), ...keys },
});

const fewerLive: Change = {
  words: '`stage3_max_live_parameters` and `stage3_max_reuse_distance` at 1e8',
  apply: (config) =>
    effective(config).stage === 3
      ? zeroWith(config, { stage3_max_live_parameters: 1e8, stage3_max_reuse_distance: 1e8 })
      : null,
};
const stage3: Change = {
  words: '`stage` 3',
  apply: (config) => (effective(config).stage === 3 ? null : zeroWith(config, { stage: 3 })),
};
const optimizerToCpu: Change = {
  words: '`offload_optimizer` on the CPU',
  apply: (config) =>
    effective(config).offloadOptimizer === 'none'
      ? zeroWith(config, { offload_optimizer: { device: 'cpu' }, ...atLeastStage2(config) })
      : null,
};
const parametersToCpu: Change = {
  words: '`offload_param` on the CPU',
  apply: (config) =>
    effective(config).stage === 3 && effective(config).offloadParameters === 'none'
      ? zeroWith(config, { offload_param: { device: 'cpu' } })
      : null,
};
const atLeastStage2 = (config: Json): Json => (effective(config).stage === 0 ? { stage: 2 } : {});

/** Each line is tried as a whole. Offload comes after what needs none; the micro batch is the launcher's and comes last. */
const TRIALS: readonly (readonly Change[])[] = [
  [fewerLive],
  [stage3],
  [stage3, fewerLive],
  [optimizerToCpu],
  [optimizerToCpu, fewerLive],
  [stage3, optimizerToCpu, fewerLive],
  [stage3, optimizerToCpu, parametersToCpu, fewerLive],
];

/** null: none of them suffices. The sentence has no end mark. */
export function adviceFor(side: Side, workload: KnownWorkload, target: Target): string | null {
  const tried = new Set<string>();
  for (const changes of TRIALS) {
    const { config, words } = applied(side.resolved(target.worldSize), changes);
    const key = words.join();
    if (words.length === 0 || tried.has(key)) continue;
    tried.add(key);
    const found = replay(side, workload, target, config);
    if (found === null || verdictOf(found, target).fit !== 'fits') continue;
    const cpu = words.some((word) => word.includes('CPU'))
      ? `, ${formatBytes(found.cpu.per_node)} of CPU memory per node`
      : '';
    return `it fits with ${listed(words)} (${formatBytes(found.gpu.peak_reserved + target.gpu.context.bytes)} per GPU${cpu})`;
  }
  return null;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${last}`;
}

function applied(config: Json, changes: readonly Change[]): { config: Json; words: readonly string[] } {
  let now = config;
  const words: string[] = [];
  for (const change of changes) {
    const next = change.apply(now);
    if (next === null) continue;
    now = next;
    words.push(change.words);
  }
  return { config: now, words };
}
