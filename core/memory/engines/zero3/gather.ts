import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';

/** One all-gather under way. Of several parameters: a flat buffer, which stays until the last of them has been waited for (partition_parameters.py:735-800). */
export class Gather {
  readonly parameters: readonly Parameter[];
  readonly flat: Tensor | null;
  left: number;
  waited = false;

  constructor(parameters: readonly Parameter[], flat: Tensor | null) {
    this.parameters = parameters;
    this.flat = flat;
    this.left = parameters.length;
  }
}
