/** torch.utils.checkpoint(use_reentrant=False): nothing is saved in forward; the first use in backward runs the region again. */
import { Tensor } from '../tape/tensor.ts';
import type { Graph } from './graph.ts';
import type { GraphNode } from './node.ts';

/** Thrown to leave a recomputation once its last saved tensor is there (PyTorch's early stop). */
export const RECOMPUTED = { reason: 'recomputed' } as const;

export class CheckpointFrame {
  /** Ops of the region that save something, in order. */
  readonly nodes: GraphNode[] = [];
  readonly body: (args: readonly Tensor[]) => unknown;
  /** Held until the last of the nodes is done. */
  readonly args: readonly Tensor[];
  refilled = 0;
  executed = 0;
  done = false;

  constructor(body: (args: readonly Tensor[]) => unknown, args: readonly Tensor[]) {
    this.body = body;
    this.args = args;
  }
}

/** Runs a region of the forward under checkpointing. `args`: everything it reads that is not a parameter. */
export function checkpoint<Result>(
  graph: Graph,
  args: readonly Tensor[],
  body: (args: readonly Tensor[]) => Result,
): Result {
  const { tape } = graph;
  const kept = args.map((arg) => {
    const copy = new Tensor(tape.hold(arg.storage), arg.elements, arg.width);
    copy.needsGrad = arg.needsGrad;
    return copy;
  });
  graph.frame = new CheckpointFrame(body, kept);
  const result = body(args);
  graph.frame = null;
  return result;
}

export function recompute(graph: Graph, frame: CheckpointFrame, term: number): void {
  const { tape } = graph;
  const mark = tape.depth;
  const outerTerm = tape.term;
  frame.done = true;
  graph.recomputing = frame;
  tape.term = term;
  try {
    frame.body(frame.args);
  } catch (reason) {
    if (reason !== RECOMPUTED) throw reason;
  }
  tape.unwind(mark, null);
  tape.term = outerTerm;
  graph.recomputing = null;
}

/** A node of the region is done; with the last one its arguments go. */
export function leaveFrame(graph: Graph, frame: CheckpointFrame): void {
  frame.executed++;
  if (frame.executed === frame.nodes.length) graph.tape.drop(...frame.args);
}
