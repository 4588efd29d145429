import type { Accumulator } from '../autograd/accumulator.ts';
import type { GraphNode } from '../autograd/node.ts';
import type { Storage } from './storage.ts';

/** A handle on a storage, with its place in the autograd graph. Sizes without values. */
export class Tensor {
  storage: Storage;
  readonly elements: number;
  /** Bytes of one element. */
  width: number;
  needsGrad = false;
  /** Where its gradient goes; meaningful while needsGrad. */
  node: GraphNode | Accumulator | null = null;
  /** Which output of that node it is. */
  output = 0;
  /** Whether this handle still counts among the holders of its storage. */
  held = true;

  constructor(storage: Storage, elements: number, width: number) {
    this.storage = storage;
    this.elements = elements;
    this.width = width;
  }
}
