import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import type { Fields } from './fields.ts';

/** A built model, ready to run. */
export interface ModelProgram {
  /** The batch has no tokens: `makeInputs` makes all of it. */
  readonly withoutTokens?: boolean;
  /** What it takes for granted of the batch, each a sentence. */
  readonly assumes?: readonly string[];
  /** Makes the inputs of a batch that are not tokens (pixels, audio). */
  makeInputs?(): void;
  /** One forward with labels; the result is the loss. */
  forward(): Tensor;
}

/** One architecture family: its parameters in order of creation, and its forward as transformers' modeling code runs it. */
export interface Family {
  /** `model_type` values of config.json that it builds. */
  readonly modelTypes: readonly string[];
  /** Whether measured rows confirm it; otherwise its figures are derived from the modeling code. */
  readonly measured: boolean;
  /** It builds the share of one tensor-parallel rank where there are several. */
  readonly sharded?: boolean;
  /** Its class has no scaled_dot_product_attention: where that is asked for, transformers runs eager attention. */
  readonly eagerOnly?: boolean;
  build(net: Network, config: Fields): ModelProgram;
}
