/** What a plan may change, in the order in which it is tried: least slow first. */
import type { OffloadDevice, ZeroSettings } from '../settings/zero.ts';

export interface Candidate {
  readonly stage: 0 | 1 | 2 | 3;
  readonly offloadOptimizer: OffloadDevice;
  readonly offloadParameters: OffloadDevice;
  readonly microBatch: number;
  readonly accumulation: number;
  readonly checkpointing: boolean;
  /** Elements. */
  readonly reduceBucket: number;
  readonly maxLive: number;
  readonly overlap: boolean;
}

export interface Space {
  /** The settings as they are. */
  readonly now: ZeroSettings;
  /** `overlap_comm` stands in the config: then it holds at every stage, else each has a default of its own. */
  readonly overlapWritten: boolean;
  readonly checkpointing: boolean;
  /** micro batch × accumulation steps of one rank: kept, so that training stays what it is. */
  readonly samplesPerRank: number;
  readonly stages: readonly (0 | 1 | 2 | 3)[];
  readonly mayOffloadOptimizer: boolean;
  readonly mayUseNvme: boolean;
}

const OFFLOADS: readonly (readonly [OffloadDevice, OffloadDevice])[] = [
  ['none', 'none'],
  ['cpu', 'none'],
  ['cpu', 'cpu'],
  ['nvme', 'none'],
  ['nvme', 'cpu'],
  ['nvme', 'nvme'],
];

/**
 * No offload before offload, a lower stage before a higher one, a larger micro batch before a smaller one, settings as they are before
 * smaller buffers; and turning gradient checkpointing on, which no ds_config can do, after all of that.
 */
export function* candidates(space: Space): Generator<Candidate> {
  const batches = divisors(space.samplesPerRank);
  for (const checkpointing of space.checkpointing ? [true] : [false, true]) {
    for (const [offloadOptimizer, offloadParameters] of OFFLOADS) {
      if (offloadOptimizer !== 'none' && !space.mayOffloadOptimizer) continue;
      if (offloadOptimizer === 'nvme' && !space.mayUseNvme) continue;
      for (const stage of space.stages) {
        if (!offloadIsPossible(stage, offloadOptimizer, offloadParameters)) continue;
        for (const microBatch of batches) {
          const accumulation = space.samplesPerRank / microBatch;
          for (const buffers of bufferChoices(space, stage)) {
            yield { stage, offloadOptimizer, offloadParameters, microBatch, accumulation, checkpointing, ...buffers };
          }
        }
      }
    }
  }
}

/** DeepSpeed offloads parameters, and anything to NVMe, at stage 3 only. */
function offloadIsPossible(stage: number, optimizer: OffloadDevice, parameters: OffloadDevice): boolean {
  if (stage === 3) return true;
  return parameters === 'none' && optimizer !== 'nvme' && (stage > 0 || optimizer === 'none');
}

type Buffers = Pick<Candidate, 'reduceBucket' | 'maxLive' | 'overlap'>;

/** As it is first, then one buffer smaller, then several. */
function bufferChoices({ now, overlapWritten }: Space, stage: number): readonly Buffers[] {
  const overlap = overlapWritten ? now.overlap : stage === 3;
  const asIs: Buffers = { reduceBucket: now.reduceBucket, maxLive: now.maxLive, overlap };
  if (stage === 0) return [asIs];
  const choices: Buffers[] = [];
  for (const reduceBucket of smaller(now.reduceBucket, [2e8, 5e7])) {
    for (const maxLive of stage === 3 ? smaller(now.maxLive, [3e8, 1e8]) : [now.maxLive]) {
      for (const overlapped of overlap && stage < 3 ? [true, false] : [overlap])
        choices.push({ reduceBucket, maxLive, overlap: overlapped });
    }
  }
  return choices.sort((a, b) => changes(asIs, a) - changes(asIs, b));
}

function smaller(now: number, choices: readonly number[]): readonly number[] {
  return [now, ...choices.filter((choice) => choice < now)];
}

function changes(from: Buffers, to: Buffers): number {
  return (
    Number(from.reduceBucket !== to.reduceBucket) +
    Number(from.maxLive !== to.maxLive) +
    Number(from.overlap !== to.overlap)
  );
}

/** Largest first. */
export function divisors(count: number): readonly number[] {
  const found: number[] = [];
  for (let small = 1; small * small <= count; small += 1) {
    if (count % small !== 0) continue;
    found.push(small);
    if (small * small !== count) found.push(count / small);
  }
  return found.sort((a, b) => b - a);
}
