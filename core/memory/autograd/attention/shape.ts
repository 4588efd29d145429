/** Sizes of one attention. */
export interface AttentionShape {
  readonly batch: number;
  /** Query and key positions. */
  readonly queries: number;
  readonly keys: number;
  readonly heads: number;
  readonly keyHeads: number;
  /** Elements of one head of q and k. */
  readonly headSize: number;
  /** Elements of one head of v where it differs. */
  readonly valueSize?: number;
  readonly causal: boolean;
  /** q and k lie in memory head by head (they come out of a concatenation), not token by token. */
  readonly headMajor?: boolean;
  /** Dropout of the probabilities. */
  readonly dropout: number;
}
