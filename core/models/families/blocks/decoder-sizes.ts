import type { Fields } from '../fields.ts';

export interface DecoderSizes {
  readonly vocab: number;
  readonly hidden: number;
  readonly inner: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyHeads: number;
  readonly headSize: number;
}

export interface SizeDefaults {
  readonly vocab: number;
  readonly hidden: number;
  readonly inner: number;
  readonly layers: number;
  readonly heads: number;
  /** Null: as many as heads. */
  readonly keyHeads: number | null;
  /** Null: hidden / heads. */
  readonly headSize: number | null;
}

/** The shape fields that most decoders share, under their usual names. */
export function decoderSizes(config: Fields, defaults: SizeDefaults): DecoderSizes {
  const hidden = config.size('hidden_size', defaults.hidden);
  const heads = config.size('num_attention_heads', defaults.heads);
  const explicitNull = config.get('num_key_value_heads') === null;
  const keyHeads = explicitNull ? heads : config.size('num_key_value_heads', defaults.keyHeads ?? heads);
  config.divide(heads, keyHeads, 'num_attention_heads by num_key_value_heads');
  return {
    vocab: config.size('vocab_size', defaults.vocab),
    hidden,
    inner: config.size('intermediate_size', defaults.inner),
    layers: config.size('num_hidden_layers', defaults.layers),
    heads,
    keyHeads,
    headSize: config.size('head_dim', defaults.headSize ?? Math.floor(hidden / heads)),
  };
}

/** Elements of a head that are rotated, from the places where configs say so. */
export function rotatedPart(config: Fields, headSize: number, fallback: number): number {
  const parameters = config.object('rope_parameters');
  const scaling = config.object('rope_scaling');
  const share = parameters.number('partial_rotary_factor', scaling.number('partial_rotary_factor', Number.NaN));
  const factor = Number.isNaN(share)
    ? config.number(['partial_rotary_factor', 'rotary_pct', 'rope_pct'], fallback)
    : share;
  return Math.floor(headSize * Math.min(1, Math.max(0, factor)));
}
