/** FalconForCausalLM: q, k, v in one matrix (one key head, grouped or all), sublayers side by side. */
import { math } from '../../memory/autograd/attention/math.ts';
import { additive } from '../../memory/autograd/attention/sdpa.ts';
import { add, addInPlace } from '../../memory/autograd/ops/elementwise.ts';
import { linear } from '../../memory/autograd/ops/matrix.ts';
import { repeat, slice } from '../../memory/autograd/ops/shape.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLinear, attend, residual } from '../../memory/model/layers.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { rotate } from '../../memory/model/rotary.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { droppedOut } from './blocks/classifier.ts';
import type { LayerInputs } from './blocks/decoder.ts';
import { falconScores } from './blocks/falcon-scores.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import type { PlainMlp } from './blocks/plain-mlp.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Heads {
  readonly heads: number;
  readonly keyHeads: number;
  readonly headSize: number;
  /** Keys are repeated to every head before the rotation (new_decoder_architecture). */
  readonly repeated: boolean;
  readonly alibi: boolean;
  readonly dropout: number;
}

function attention(
  net: Network,
  qkv: Module,
  dense: Module,
  shape: Heads,
  x: Tensor,
  { tables, mask, alibi }: LayerInputs,
): Tensor {
  const { tape, graph } = net;
  const { heads, keyHeads, headSize, repeated } = shape;
  const { batch, sequence, attention: kernel } = net.options;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      const fused = falconLinear(net, qkv, x);
      const whole = net.tokens * heads * headSize;
      const part = net.tokens * keyHeads * headSize;
      const take = (): Tensor => {
        const view = slice(graph, fused, part);
        return repeated ? repeat(graph, view, whole) : view;
      };
      const q = slice(graph, fused, whole);
      const k = take();
      const v = take();
      const turn = (part: Tensor): Tensor => {
        if (tables === null || shape.alibi) return part;
        const turned = rotate(graph, part, tables);
        tape.drop(part);
        return turned;
      };
      const turnedQ = turn(q);
      const turnedK = turn(k);
      const keys = repeated ? heads : keyHeads;
      const sizes = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: keys,
        headSize,
        causal: true,
        dropout: shape.dropout,
      };
      const attended = (): Tensor => {
        if (kernel === 'eager') return falconScores(net, turnedQ, turnedK, v, mask, alibi, sizes, qkv);
        if (kernel === 'flash' || keys === heads)
          return attend(net, turnedQ, turnedK, v, mask, sizes, { softmaxInFp32: false });
        // One key head against many, without the grouped-query flag: no fused kernel broadcasts.
        const bias = additive(graph, mask, net.width);
        return math(
          graph,
          turnedQ,
          turnedK,
          v,
          bias,
          { ...sizes, causal: false },
          {
            contiguousKeys: false,
            broadcast: true,
          },
        );
      };
      const y = tape.frame(attended);
      return falconLinear(net, dense, y);
    }),
  );
}

/** FalconLinear: a product, then the bias as an op of its own. */
function falconLinear(net: Network, module: Module, x: Tensor): Tensor {
  const { bias } = module;
  if (bias === null) return applyLinear(net, module, x);
  return net.run(module, [x], ([input = x]) =>
    net.tape.frame(() => {
      const product = linear(net.graph, input, module.weight, null);
      return add(net.graph, product, bias);
    }),
  );
}

function feedForward(net: Network, mlp: PlainMlp, activation: string, x: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.mlp, () =>
    tape.frame(() => {
      const raw = falconLinear(net, mlp.up, x);
      const active = activate(graph, activation, raw);
      tape.drop(raw);
      return falconLinear(net, mlp.down, active);
    }),
  );
}

interface Layer {
  readonly first: Norm;
  /** Null: the attention's is the feed-forward's too. */
  readonly second: Norm | null;
  readonly parallel: boolean;
  readonly dropouts: { readonly attention: number; readonly hidden: number };
}

/** FalconDecoderLayer: its names live until it ends. Borrows x. */
function applyLayer(
  net: Network,
  x: Tensor,
  { first, second, parallel, dropouts }: Layer,
  run: { readonly attention: (x: Tensor) => Tensor; readonly mlp: (x: Tensor) => Tensor },
): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const normed = first(x);
    const ownNorm = parallel && second !== null ? second(x) : null;
    const attended = run.attention(normed);
    if (parallel) {
      const fed = addInPlace(graph, run.mlp(ownNorm ?? normed), attended);
      return residual(net, x, droppedOut(net, fed, dropouts.hidden));
    }
    const middle = tape.frame(() => residual(net, x, droppedOut(net, attended, dropouts.attention)));
    const fed = run.mlp(second === null ? normed : second(middle));
    return residual(net, middle, droppedOut(net, fed, dropouts.hidden));
  });
}

function build(net: Network, config: Fields): ModelProgram {
  const hidden = config.size('hidden_size', 4544);
  const heads = config.size('num_attention_heads', 71);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_attention_heads');
  const inner = config.size('ffn_hidden_size', 4 * hidden);
  const grouped = config.flag('new_decoder_architecture', false);
  const multiQuery = config.flag('multi_query', true);
  const parallel = grouped || config.flag('parallel_attn', true);
  const keyHeads = grouped ? config.size('num_kv_heads', heads) : multiQuery ? 1 : heads;
  const twoNorms = grouped && config.size('num_ln_in_parallel_attn', 2) === 2;
  const bias = config.flag('bias', false);
  const activation = config.text('activation', 'gelu');
  const rotary = !config.flag('alibi', false);
  const dropout = config.number('hidden_dropout', 0);
  const shape: Heads = {
    heads,
    keyHeads,
    headSize,
    repeated: grouped,
    alibi: !rotary,
    dropout: rotary ? 0 : config.number('attention_dropout', 0),
  };
  return assembleDecoder(net, {
    vocab: config.size('vocab_size', 65024),
    hidden,
    layers: config.size('num_hidden_layers', 32),
    norm: 'layer',
    tied: config.flag('tie_word_embeddings', true),
    // With ALiBi the tables are made all the same.
    rotated: headSize,
    biasHeads: rotary ? 0 : heads,
    keepsShown: true,
    alwaysMask: true,
    names: {
      embedding: 'transformer.word_embeddings',
      layers: 'transformer.h',
      norm: 'transformer.ln_f',
      head: 'lm_head',
    },
    layer: () => {
      const qkv = net.linear('self_attention.query_key_value', hidden, (heads + 2 * keyHeads) * headSize, bias);
      const dense = net.linear('self_attention.dense', hidden, hidden, bias);
      const mlp = net.within('mlp', () => ({
        up: net.linear('dense_h_to_4h', hidden, inner, bias),
        down: net.linear('dense_4h_to_h', inner, hidden, bias),
      }));
      const first = makeNorm(net, twoNorms ? 'ln_attn' : 'input_layernorm', hidden, 'layer');
      const second =
        twoNorms || !parallel ? makeNorm(net, twoNorms ? 'ln_mlp' : 'post_attention_layernorm', hidden, 'layer') : null;
      const dropouts = { attention: config.number('attention_dropout', 0), hidden: dropout };
      const parts = { first, second, parallel, dropouts };
      return (x, inputs) =>
        applyLayer(net, x, parts, {
          attention: (y) => attention(net, qkv, dense, shape, y, inputs),
          mlp: (y) => feedForward(net, mlp, activation, y),
        });
    },
  });
}

export const falcon: Family = { modelTypes: ['falcon'], measured: true, build };
