import type { Storage } from '../tape/storage.ts';
import type { Tensor } from '../tape/tensor.ts';
import type { Accumulator } from './accumulator.ts';
import type { CheckpointFrame } from './checkpoint.ts';

/**
 * What an op allocates in backward: from the gradient of its output to those of its inputs, in order. Each result is held once for the
 * engine; an op that hands its gradient on says so with `graph.pass`.
 */
export type BackwardRule = (gradient: Tensor) => readonly (Tensor | null)[];

export type Settle = (results: readonly (Tensor | null)[]) => readonly (Tensor | null)[];

/** One op of the recorded forward. */
export class GraphNode {
  readonly inputs: readonly (GraphNode | Accumulator | null)[];
  /** For each input, which output of its node it is. */
  readonly slots: readonly number[];
  readonly rule: BackwardRule;
  /** Sums and casts the rule's results to what the inputs are (the engine's validate_outputs). */
  readonly settle: Settle | null;
  saved: Storage[] | null = null;
  /** The checkpointed region whose recomputation fills `saved`. */
  frame: CheckpointFrame | null = null;
  reachable = false;
  /** Gradients of the outputs, as they come in. */
  readonly gradients: (Tensor | null)[];

  constructor(
    inputs: readonly (GraphNode | Accumulator | null)[],
    slots: readonly number[],
    outputs: number,
    rule: BackwardRule,
    settle: Settle | null,
  ) {
    this.inputs = inputs;
    this.slots = slots;
    this.rule = rule;
    this.settle = settle;
    this.gradients = outputs === 1 ? [null] : new Array<null>(outputs).fill(null);
  }
}
