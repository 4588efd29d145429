import type { Parameter } from '../model/parameter.ts';
import type { Tensor } from '../tape/tensor.ts';

/** Where the gradient of a parameter ends up (PyTorch's AccumulateGrad). */
export class Accumulator {
  readonly parameter: Parameter;
  /** Uses in the running backward that have not yet given their gradient. */
  pending = 0;
  gradient: Tensor | null = null;
  /** Later gradients are added to the first: a leaf that is no parameter. */
  inPlace = false;

  constructor(parameter: Parameter) {
    this.parameter = parameter;
  }
}
