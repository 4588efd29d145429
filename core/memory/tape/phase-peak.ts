/** The highest point of one phase, with what was allocated then, term by term (bytes, indexed as core/memory/terms numbers them). */
export class PhasePeak {
  bytes = 0;
  readonly byTerm: Float64Array;

  constructor(terms: number) {
    this.byTerm = new Float64Array(terms);
  }

  offer(bytes: number, byTerm: Float64Array): void {
    if (bytes <= this.bytes) return;
    this.bytes = bytes;
    this.byTerm.set(byTerm);
  }
}
