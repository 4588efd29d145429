/** The parts of runtime/config.py, in its order. */
import type { ReleaseFacts } from '../release.ts';
import { readBetweenBlocks } from './between.ts';
import { readCheckpoint } from './checkpoint.ts';
import { readDataEfficiency } from './data-efficiency.ts';
import { LEGACY } from './legacy.ts';
import { readOptimizer } from './optimizer.ts';
import { OTHERS } from './others.ts';
import type { Part } from './part.ts';
import { readRemoved } from './removed.ts';
import { SCALARS } from './scalars.ts';
import { refuseSequenceParallel } from './world.ts';

export function listParts(release: ReleaseFacts): readonly Part[] {
  return [
    { keys: [...Object.keys(release.removed.top), 'zero_optimization'], read: readRemoved },
    ...SCALARS,
    { keys: ['optimizer', 'scheduler'], read: readOptimizer },
    ...OTHERS,
    ...LEGACY,
    { keys: ['data_efficiency'], read: readDataEfficiency },
    { keys: ['checkpoint'], read: readCheckpoint },
    { keys: ['sequence_parallel_size'], read: refuseSequenceParallel },
    {
      keys: ['zero_optimization', 'fp16', 'bf16', 'bfloat16', 'compile', 'gradient_allreduce_op'],
      read: readBetweenBlocks,
    },
  ];
}
