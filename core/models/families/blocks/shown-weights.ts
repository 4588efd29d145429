import type { Tape } from '../../../memory/tape/tape.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';

/** Attention's probabilities, which eager attention returns beside its result: the layer has a name for them until it ends. */
export class ShownWeights {
  private readonly tape: Tape;
  private weights: Tensor | null = null;

  constructor(tape: Tape) {
    this.tape = tape;
  }

  readonly show = (probabilities: Tensor): void => {
    const { storage, elements, width } = probabilities;
    this.weights = new Tensor(this.tape.hold(storage), elements, width);
  };

  /** From here on they are a local of the running frame. */
  keep(): void {
    if (this.weights !== null) this.tape.track(this.weights);
    this.weights = null;
  }
}
