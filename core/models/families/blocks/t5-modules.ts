/** T5's parameters in order of creation. */
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Fields } from '../fields.ts';

export interface T5Sizes {
  readonly hidden: number;
  readonly heads: number;
  readonly headSize: number;
  readonly inner: number;
  readonly activation: string;
  readonly dropout: number;
  readonly gated: boolean;
  /** Decoder output times hidden^-0.5, where head and embedding are tied. */
  readonly scalesOutput: boolean;
}

export interface T5Projections {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
}

export interface T5Block extends T5Projections {
  readonly relative: Module | null;
  readonly norm: Module;
  readonly cross: (T5Projections & { readonly norm: Module }) | null;
  readonly up: Module;
  readonly gated: Module | null;
  readonly down: Module;
  readonly outputNorm: Module;
}

export interface T5Stack {
  readonly blocks: readonly T5Block[];
  readonly norm: Module;
}

export interface T5Modules {
  readonly shared: Module;
  readonly encoder: T5Stack;
  readonly decoder: T5Stack;
  readonly head: Module;
  readonly sizes: T5Sizes;
}

export function t5Modules(net: Network, config: Fields): T5Modules {
  const vocab = config.size('vocab_size', 32128);
  const projection = config.text('feed_forward_proj', 'relu');
  const gated = config.flag('is_gated_act', projection.startsWith('gated-'));
  const named = projection.startsWith('gated-') ? projection.slice('gated-'.length) : projection;
  const tied = config.flag('tie_word_embeddings', true);
  const sizes: T5Sizes = {
    hidden: config.size('d_model', 512),
    heads: config.size('num_heads', 8),
    headSize: config.size('d_kv', 64),
    inner: config.size('d_ff', 2048),
    activation: config.text('dense_act_fn', projection === 'gated-gelu' ? 'gelu_new' : named),
    dropout: config.number('dropout_rate', 0.1),
    gated,
    scalesOutput: config.flag('scale_decoder_outputs', tied),
  };
  const layers = config.size('num_layers', 6);
  const buckets = config.size('relative_attention_num_buckets', 32);
  const shared = net.module('shared', [vocab, sizes.hidden]);
  const encoder = stack(net, 'encoder', sizes, layers, buckets, vocab, shared, false);
  const decoderLayers = config.size('num_decoder_layers', layers);
  const decoder = stack(net, 'decoder', sizes, decoderLayers, buckets, vocab, shared, true);
  const head = net.module('lm_head', [vocab, sizes.hidden]);
  if (tied) net.tie(head, shared);
  return { shared, encoder, decoder, head, sizes };
}

function stack(
  net: Network,
  name: string,
  sizes: T5Sizes,
  layers: number,
  buckets: number,
  vocab: number,
  shared: Module,
  decodes: boolean,
): T5Stack {
  return net.within(name, () => {
    // Each stack makes an embedding of its own, which is replaced by the shared one.
    const own = net.module('embed_tokens', [vocab, sizes.hidden]);
    net.tie(own, shared);
    net.modules.splice(net.modules.indexOf(own), 1);
    const blocks = Array.from({ length: layers }, (_, index) =>
      net.within(`block.${index}`, () => block(net, sizes, index === 0 ? buckets : null, decodes)),
    );
    return { blocks, norm: net.module('final_layer_norm', [sizes.hidden]) };
  });
}

function projections(net: Network, name: string, { hidden, heads, headSize }: T5Sizes): T5Projections {
  const all = heads * headSize;
  return {
    q: net.linear(`${name}.q`, hidden, all),
    k: net.linear(`${name}.k`, hidden, all),
    v: net.linear(`${name}.v`, hidden, all),
    out: net.linear(`${name}.o`, all, hidden),
  };
}

function block(net: Network, sizes: T5Sizes, buckets: number | null, decodes: boolean): T5Block {
  const { hidden, heads, inner, gated } = sizes;
  const norm = (name: string): Module => net.module(`${name}.layer_norm`, [hidden]);
  const self = projections(net, 'SelfAttention', sizes);
  const relative = buckets === null ? null : net.module('SelfAttention.relative_attention_bias', [buckets, heads]);
  const first = norm('0');
  const cross = decodes ? { ...projections(net, 'EncDecAttention', sizes), norm: norm('1') } : null;
  return {
    ...self,
    relative,
    norm: first,
    cross,
    up: net.linear(gated ? 'DenseReluDense.wi_0' : 'DenseReluDense.wi', hidden, inner),
    gated: gated ? net.linear('DenseReluDense.wi_1', hidden, inner) : null,
    down: net.linear('DenseReluDense.wo', inner, hidden),
    outputNorm: norm('2'),
  };
}
