/** PyTorch's engine: ops from last to first, gradients of parameters as soon as they are complete. */

import type { Tape } from '../tape/tape.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import { Accumulator } from './accumulator.ts';
import { leaveFrame, recompute } from './checkpoint.ts';
import type { Graph } from './graph.ts';
import type { GraphNode } from './node.ts';

/**
 * Every consumer of an op is recorded after it, so the engine's queue (highest sequence number first) is the list of nodes backwards.
 */
export function backward(graph: Graph, loss: Tensor): void {
  const { tape } = graph;
  const nodes = graph.nodes;
  graph.nodes = [];
  markReachable(graph, nodes, loss);
  const root = loss.node;
  if (root === null || root instanceof Accumulator) return;
  root.gradients[loss.output] = tape.loose(loss.elements, loss.width);
  graph.workspaces.thread = 'autograd';
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (node?.reachable) execute(graph, node);
  }
  graph.workspaces.thread = 'main';
}

function markReachable(graph: Graph, nodes: readonly GraphNode[], loss: Tensor): void {
  if (loss.node !== null && !(loss.node instanceof Accumulator)) loss.node.reachable = true;
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index] as GraphNode;
    if (!node.reachable) {
      // Python lets go of what nothing leads to.
      releaseSaved(graph.tape, node);
      if (node.frame !== null) leaveFrame(graph, node.frame);
      continue;
    }
    for (const input of node.inputs) {
      if (input === null) continue;
      if (input instanceof Accumulator) input.pending++;
      else input.reachable = true;
    }
  }
}

export function releaseSaved(tape: Tape, node: GraphNode): void {
  if (node.saved === null) return;
  for (const storage of node.saved) tape.release(storage);
  node.saved = null;
}

function execute(graph: Graph, node: GraphNode): void {
  const { tape } = graph;
  const frame = node.frame;
  if (frame !== null && !frame.done) recompute(graph, frame, TERM.activations);
  const first = node.gradients.find((gradient) => gradient !== null) ?? null;
  const raw = first === null ? [] : node.rule(first);
  // What a recomputation has saved belongs to the op alone and is gone when it returns; other saved tensors go after its results are checked.
  if (frame !== null) releaseSaved(tape, node);
  const results = node.settle === null || first === null ? raw : node.settle(raw);
  releaseSaved(tape, node);
  for (const gradient of node.gradients) if (gradient !== null) tape.release(gradient.storage);
  node.gradients.fill(null);
  if (frame !== null) leaveFrame(graph, frame);
  const ready: Accumulator[] = [];
  for (let index = 0; index < node.inputs.length; index++) {
    const target = node.inputs[index];
    const gradient = results[index] ?? null;
    if (target === null || target === undefined) {
      if (gradient !== null) tape.release(gradient.storage);
      continue;
    }
    if (target instanceof Accumulator) {
      if (gradient !== null) {
        target.gradient = (target.inPlace ? sum : sumApart)(tape, target.gradient, gradient);
      }
      target.pending--;
      if (target.pending === 0 && target.gradient !== null) ready.push(target);
    } else if (gradient !== null) {
      const slot = node.slots[index] ?? 0;
      target.gradients[slot] = sum(tape, target.gradients[slot] ?? null, gradient);
    }
  }
  for (const accumulator of ready) accumulate(tape, accumulator);
}

/** A second gradient of the same tensor is added in place where nobody else holds the first. */
function sum(tape: Tape, old: Tensor | null, gradient: Tensor): Tensor {
  if (old === null) return gradient;
  if (old.storage.holders > 1) return sumApart(tape, old, gradient);
  tape.release(gradient.storage);
  return old;
}

/** For a parameter used twice (a tied embedding) the sum is a new tensor. */
function sumApart(tape: Tape, old: Tensor | null, gradient: Tensor): Tensor {
  if (old === null) return gradient;
  const total = tape.loose(old.elements, old.width, TERM.gradients);
  tape.release(old.storage);
  tape.release(gradient.storage);
  return total;
}

function accumulate(tape: Tape, accumulator: Accumulator): void {
  const { parameter, gradient } = accumulator;
  if (gradient === null) return;
  accumulator.gradient = null;
  if (parameter.gradient !== null) {
    tape.release(gradient.storage);
  } else if (gradient.storage.holders === 1) {
    parameter.gradient = gradient;
  } else {
    parameter.gradient = tape.loose(gradient.elements, gradient.width, TERM.gradients);
    tape.release(gradient.storage);
  }
  parameter.whenGradientIsReady?.(parameter);
}
