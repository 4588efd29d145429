/** Python lets go of the graph behind a result that nobody keeps: what its ops saved is free before the forward goes on. */
import { releaseSaved } from './backward.ts';
import { leaveFrame } from './checkpoint.ts';
import type { Graph } from './graph.ts';

/** Drops the ops recorded from position `since` (the length of graph.nodes then) on. Nothing recorded before reads their results. */
export function forget(graph: Graph, since: number): void {
  for (const node of graph.nodes.splice(since)) {
    releaseSaved(graph.tape, node);
    if (node.frame !== null) leaveFrame(graph, node.frame);
  }
}
