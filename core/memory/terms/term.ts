/**
 * One reason why memory is used. Symbols of the formulas: e bytes of an element of the model's type, P parameters, P_t trained ones, W data-parallel
 * ranks, B micro batch, S sequence, n = B S, V vocabulary, h hidden, I intermediate, H heads, D head size. Results in bytes.
 */
export interface Term {
  readonly id: string;
  readonly title: string;
  readonly where: 'gpu' | 'cpu' | 'nvme';
  readonly formula: string;
  /** DeepSpeed file and lines (0.19.8), or the code of another library. */
  readonly source: string;
  /** Measured rows (without their `d-`) that confirm it; null: derived, none does. */
  readonly rows: string | null;
}
