/** Elastic training of the releases before 0.19: which batch it computes at a number of ranks. A port of what deepspeed/elasticity/elasticity.py decides. */
import type { BatchSizes } from './batch.ts';

export interface ElasticSettings {
  /** Samples of one forward pass, to choose from. */
  readonly microBatches: readonly number[];
  /** Samples of one optimizer step of all ranks, at most. */
  readonly maxTrainBatch: number;
  readonly minGpus: number;
  readonly maxGpus: number;
  readonly gpusPerNode: number;
  readonly modelParallel: number;
  readonly preferLarger: boolean;
  readonly version: number;
}

/** The highly composite numbers that a batch is scaled by. */
const SCALES = [
  1, 2, 4, 6, 12, 24, 36, 48, 60, 120, 180, 240, 360, 720, 840, 1260, 1680, 2520, 5040, 7560, 10080, 15120, 20160,
  25200, 27720, 45360, 50400, 55440, 83160, 110880, 166320, 221760, 277200, 332640, 498960, 554400, 665280, 720720,
];

/** The sizes at this number of data-parallel ranks; null where DeepSpeed refuses that number. */
export function elasticSizes(settings: ElasticSettings, ranks: number): BatchSizes | null {
  if (settings.microBatches.some((micro) => micro > settings.maxTrainBatch)) return null;
  if (settings.version > 0.15) return onNodes(settings, ranks);
  const { train, ranks: suitable } = bestBatch(settings);
  return suitable.includes(ranks) ? sizesOf(settings, Math.trunc(train), ranks) : null;
}

/** The numbers of ranks that version 0.1 takes. */
export function suitableRanks(settings: ElasticSettings): readonly number[] {
  return bestBatch(settings).ranks;
}

const ranksPerNode = ({ gpusPerNode, modelParallel }: ElasticSettings): number =>
  Math.floor(gpusPerNode / modelParallel);

/** Version 0.2 counts nodes, not GPUs. */
function ofNodes(settings: ElasticSettings): ElasticSettings {
  return {
    ...settings,
    maxTrainBatch: Math.trunc(settings.maxTrainBatch / ranksPerNode(settings)),
    minGpus: Math.trunc(settings.minGpus / settings.gpusPerNode),
    maxGpus: Math.trunc(settings.maxGpus / settings.gpusPerNode),
  };
}

function onNodes(settings: ElasticSettings, ranks: number): BatchSizes | null {
  const perNode = ranksPerNode(settings);
  if (settings.gpusPerNode % settings.modelParallel !== 0) return null;
  const nodes = ofNodes(settings);
  if (settings.microBatches.some((micro) => micro > nodes.maxTrainBatch)) return null;
  const best = bestBatch(nodes);
  const suitable = best.ranks.map((count) => count * perNode);
  if (suitable.includes(Math.floor(ranks / settings.modelParallel)))
    return suitable.includes(ranks) ? sizesOf(settings, Math.trunc(best.train) * perNode, ranks) : null;
  const size = (ranks / settings.gpusPerNode) * perNode;
  if (Math.trunc(size) !== ranks) return null;
  const batches = settings.microBatches.map(
    (micro) => Math.floor(settings.maxTrainBatch / (micro * size)) * micro * size,
  );
  return sizesOf(settings, Math.trunc(settings.preferLarger ? Math.max(...batches) : Math.min(...batches)), ranks);
}

/** The largest micro batch that divides the share of a rank; what is left over is what DeepSpeed then refuses. */
function sizesOf({ microBatches }: ElasticSettings, train: number, ranks: number): BatchSizes | null {
  const share = Math.floor(train / ranks);
  const micro = Math.max(...microBatches.filter((size) => share % size === 0));
  const accumulation = Math.floor(train / (micro * ranks));
  return accumulation > 0 && train === micro * accumulation * ranks ? { train, micro, accumulation } : null;
}

/** Of the batches in question the one that suits most numbers of ranks. */
function bestBatch(settings: ElasticSettings): { readonly train: number; readonly ranks: readonly number[] } {
  let best: { train: number; ranks: readonly number[] } = { train: Math.min(...settings.microBatches), ranks: [] };
  const bases = [...settings.microBatches, settings.microBatches.reduce(leastCommonMultiple, 1)];
  for (const train of new Set(bases.map((base) => scaled(base, settings.maxTrainBatch)))) {
    const ranks = ranksOf(train, settings);
    const more = ranks.length - best.ranks.length;
    const better = settings.preferLarger ? train > best.train : train < best.train;
    if (more > 0 || (more === 0 && better)) best = { train, ranks };
  }
  return best;
}

function scaled(base: number, most: number): number {
  if (base >= most) return base;
  const value = Math.floor(most / base);
  const above = SCALES.findIndex((scale) => scale > value);
  return (SCALES.at(above < 0 ? -1 : above - 1) ?? 1) * base;
}

/** Every number of ranks that divides the batch into whole micro batches. */
function ranksOf(train: number, { microBatches, minGpus, maxGpus, maxTrainBatch }: ElasticSettings): readonly number[] {
  const least = minGpus || 1;
  const most = maxGpus || Math.floor(maxTrainBatch / Math.min(...microBatches));
  const found = new Set<number>();
  for (const micro of microBatches) {
    if (train % micro !== 0) continue;
    const whole = train / micro;
    for (let small = 1; small * small <= whole; small++)
      if (whole % small === 0)
        for (const ranks of [small, whole / small]) if (ranks >= least && ranks <= most) found.add(ranks);
  }
  return [...found].sort((a, b) => a - b);
}

export function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
