/**
 * ZeRO++ qgZ (all_to_all_quant_reduce, comm/coalesced_collectives.py): one gradient after the other is quantized to int4, exchanged inside the
 * node, reduced, exchanged between nodes and dequantized. Names live on in the loop: a new tensor is made before the one it replaces goes.
 */
import type { Parameter } from '../../model/parameter.ts';
import type { Tape } from '../../tape/tape.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';

/** Returns what lives until the partitions are copied: the results. `ranksPerNode`: ranks of the first exchange. */
export function quantizedReduce(
  tape: Tape,
  parameters: readonly Parameter[],
  ranks: number,
  ranksPerNode: number,
): Tensor[] {
  const names = new Map<string, Tensor>();
  const results: Tensor[] = [];
  const assign = (name: string, elements: number, width: number): void => {
    const made = tape.loose(Math.ceil(elements), width, TERM.quantizedReduce);
    const before = names.get(name);
    if (before !== undefined) tape.release(before.storage);
    names.set(name, made);
  };
  for (const { elements, shape, width } of parameters) {
    if (shape.length === 1 || elements % (2 * ranks) !== 0) {
      // Plain reduce-scatter of this one; padded to the ranks where it does not divide.
      const padded = Math.ceil(elements / ranks) * ranks;
      if (padded !== elements) results.push(tape.loose(padded, width, TERM.reduceFlatten));
      continue;
    }
    const groups = Math.max(shape[0] ?? 1, shape[1] ?? 1, ranks);
    for (const name of ['quantized', 'received']) assign(name, elements / 2, 1);
    for (const name of ['scales', 'received scales']) assign(name, groups, 4);
    for (const name of ['reduced', 'exchanged']) assign(name, elements / 2 / ranksPerNode, 1);
    for (const name of ['reduced scales', 'exchanged scales']) assign(name, groups / ranksPerNode, 4);
    assign('dequantized', elements / ranksPerNode, 2);
    const total = tape.loose(elements / ranks, 2, TERM.quantizedReduce);
    results.push(tape.loose(elements / ranks, 2, TERM.quantizedReduce));
    tape.release(total.storage);
  }
  for (const left of names.values()) tape.release(left.storage);
  return results;
}
