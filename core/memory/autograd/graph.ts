/** Records ops as PyTorch's autograd does: what is saved for backward, and nothing of the values. */
import type { Storage } from '../tape/storage.ts';
import type { Tape } from '../tape/tape.ts';
import type { Tensor } from '../tape/tensor.ts';
import { type CheckpointFrame, RECOMPUTED } from './checkpoint.ts';
import { type BackwardRule, GraphNode, type Settle } from './node.ts';
import { Workspaces } from './workspaces.ts';

export class Graph {
  readonly tape: Tape;
  /** In order of recording; backward goes from the end. */
  nodes: GraphNode[] = [];
  /** The checkpointed region being run in forward. */
  frame: CheckpointFrame | null = null;
  /** The checkpointed region being run again in backward. */
  recomputing: CheckpointFrame | null = null;

  readonly workspaces: Workspaces;
  /** Probabilities of eager attention, which it returns beside its result: the layer has a name for them until it ends. Null: not in a layer. */
  private shown: Storage[] | null = null;

  constructor(tape: Tape) {
    this.tape = tape;
    this.workspaces = new Workspaces(tape);
  }

  /**
   * Attaches one op to `output`. `saved`: what backward keeps (null: nothing at all; an entry null: something that takes no memory of its
   * own, such as a parameter, but that a recomputation has to reach).
   */
  record(
    inputs: readonly (Tensor | null)[],
    output: Tensor,
    saved: readonly (Tensor | null)[] | null,
    rule: BackwardRule,
    settle: Settle | null = null,
  ): Tensor {
    this.recordMany(inputs, [output], saved, rule, false, settle);
    return output;
  }

  recordMany(
    inputs: readonly (Tensor | null)[],
    outputs: readonly Tensor[],
    saved: readonly (Tensor | null)[] | null,
    rule: BackwardRule,
    always = false,
    settle: Settle | null = null,
  ): void {
    let needed = always;
    for (const input of inputs) if (input?.needsGrad) needed = true;
    if (!needed) return;
    for (const output of outputs) output.needsGrad = true;
    if (this.recomputing !== null) {
      if (saved !== null) this.refill(this.recomputing, saved);
      return;
    }
    const node = new GraphNode(inputs.map(nodeOf), inputs.map(slotOf), outputs.length, rule, settle);
    this.nodes.push(node);
    outputs.forEach((output, index) => {
      output.node = node;
      output.output = index;
    });
    if (saved === null) return;
    if (this.frame !== null) {
      node.frame = this.frame;
      this.frame.nodes.push(node);
    } else {
      node.saved = this.keep(saved);
    }
  }

  /** Runs a layer; what `show` is given within lives until it ends. `keep` gets a hold on each of these in forward, where they live on. */
  layer<Result>(body: () => Result, keep: ((shown: Storage) => void) | null = null): Result {
    const outer = this.shown;
    const mine: Storage[] = [];
    this.shown = mine;
    try {
      return body();
    } finally {
      for (const storage of mine) {
        if (this.recomputing === null) keep?.(this.tape.hold(storage));
        this.tape.release(storage);
      }
      this.shown = outer;
    }
  }

  show(probabilities: Tensor): void {
    this.shown?.push(this.tape.hold(probabilities.storage));
  }

  /** The gradient itself goes on to one more input. */
  pass(gradient: Tensor): Tensor {
    this.tape.hold(gradient.storage);
    return gradient;
  }

  private keep(saved: readonly (Tensor | null)[]): Storage[] {
    const kept: Storage[] = [];
    for (const tensor of saved) if (tensor !== null) kept.push(this.tape.hold(tensor.storage));
    return kept;
  }

  private refill(frame: CheckpointFrame, saved: readonly (Tensor | null)[]): void {
    const node = frame.nodes[frame.refilled];
    if (node !== undefined) node.saved = this.keep(saved);
    frame.refilled++;
    if (frame.refilled >= frame.nodes.length) throw RECOMPUTED;
  }
}

function nodeOf(tensor: Tensor | null): Tensor['node'] {
  return tensor?.needsGrad ? tensor.node : null;
}

function slotOf(tensor: Tensor | null): number {
  return tensor === null ? 0 : tensor.output;
}
