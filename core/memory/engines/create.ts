import { accumulatesWide } from './accumulates-wide.ts';
import { Bf16Optimizer } from './bf16/bf16-optimizer.ts';
import type { Engine, EngineContext } from './engine.ts';
import { stage0 } from './stage0/stage0.ts';
import type { Partitioner } from './zero3/partitioner.ts';
import { Zero3 } from './zero3/zero3.ts';
import { Zero12 } from './zero12/zero12.ts';

/** deepspeed.initialize: the engine of the configured stage. */
export function createEngine(context: EngineContext, partitioner: Partitioner): Engine {
  switch (context.zero.stage) {
    case 0:
      return stage0(context);
    case 1:
      // runtime/engine.py _do_optimizer_sanity_check: this has an optimizer of its own.
      return accumulatesWide(context) ? new Bf16Optimizer(context) : new Zero12(context);
    case 2:
      return new Zero12(context);
    case 3:
      return new Zero3(context, partitioner);
  }
}
