/** MllamaForConditionalGeneration (Llama 3.2 Vision): some layers of the language model attend to the tiles of the image instead of the text. */
import { multiply } from '../../memory/autograd/ops/elementwise.ts';
import { applyLinear, attend, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { type DecoderSizes, decoderSizes } from './blocks/decoder-sizes.ts';
import { gated } from './blocks/gate.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { tileForward, tileTower } from './blocks/mllama-tower.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import { applySelfAttention, type SelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const TEXT = { vocab: 128256, hidden: 4096, inner: 14336, layers: 40, heads: 32, keyHeads: 8, headSize: null };
/** Rows of the embedding beyond the vocabulary. */
const EXTRA_ROWS = 8;

interface CrossAttention {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly qNorm: Norm;
  readonly kNorm: Norm;
}

function projections(net: Network, { hidden, heads, keyHeads, headSize }: DecoderSizes) {
  return {
    q: net.linear('q_proj', hidden, heads * headSize),
    k: net.linear('k_proj', hidden, keyHeads * headSize),
    v: net.linear('v_proj', hidden, keyHeads * headSize),
    out: net.linear('o_proj', heads * headSize, hidden),
  };
}

function selfLayer(net: Network, sizes: DecoderSizes, activation: string): LayerForward {
  const attention: SelfAttention = net.within('self_attn', () => projections(net, sizes));
  const mlp = net.within('mlp', () => gatedMlp(net, sizes));
  const before = makeNorm(net, 'input_layernorm', sizes.hidden, 'llama');
  const between = makeNorm(net, 'post_attention_layernorm', sizes.hidden, 'llama');
  return (x, { tables, mask }) => {
    const middle = applySublayer(net, x, {
      before,
      body: (y) => applySelfAttention(net, attention, sizes, y, tables, mask),
    });
    return applySublayer(net, middle, { before: between, body: (y) => applyGatedMlp(net, mlp, activation, y) });
  };
}

function crossLayer(net: Network, sizes: DecoderSizes, activation: string): LayerForward {
  const { tape, graph } = net;
  const gates = net.module('gates', [1], [1]);
  const attention: CrossAttention = net.within('cross_attn', () => ({
    ...projections(net, sizes),
    qNorm: makeNorm(net, 'q_norm', sizes.headSize, 'llama'),
    kNorm: makeNorm(net, 'k_norm', sizes.headSize, 'llama'),
  }));
  const mlp = net.within('mlp', () => gatedMlp(net, sizes));
  const before = makeNorm(net, 'input_layernorm', sizes.hidden, 'llama');
  const between = makeNorm(net, 'post_attention_layernorm', sizes.hidden, 'llama');
  const [first = gates.weight, second = gates.weight] = gates.parameters;
  return (x, { others: [states = x, mask = null, rows = x] }) => {
    const middle = tape.frame(() => {
      const normed = before(x);
      const attended = attendImage(net, attention, sizes, normed, states, mask);
      tape.drop(normed);
      return residual(net, x, gated(net, first, attended));
    });
    return tape.frame(() => {
      const normed = between(middle);
      const fed = applyGatedMlp(net, mlp, activation, normed);
      tape.drop(normed);
      // Rows that see no tile are put to zero.
      const seen = multiply(graph, rows, fed);
      tape.drop(fed);
      return residual(net, middle, gated(net, second, seen));
    });
  };
}

function attendImage(
  net: Network,
  attention: CrossAttention,
  sizes: DecoderSizes,
  x: Tensor,
  states: Tensor,
  mask: Tensor | null,
): Tensor {
  const { tape } = net;
  const { batch, sequence } = net.options;
  const { heads, keyHeads, headSize, hidden } = sizes;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      const rawQ = applyLinear(net, attention.q, x);
      const q = attention.qNorm(rawQ);
      tape.drop(rawQ);
      const rawK = applyLinear(net, attention.k, states);
      const v = applyLinear(net, attention.v, states);
      const k = attention.kNorm(rawK);
      tape.drop(rawK);
      const keys = states.elements / hidden / batch;
      const shape = { batch, queries: sequence, keys, heads, keyHeads, headSize, causal: false, dropout: 0 };
      return applyLinear(net, attention.out, attend(net, q, k, v, mask, shape, { softmaxInFp32: true }));
    }),
  );
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const { sequence } = net.options;
  const batch = net.images;
  const text = config.object('text_config');
  const sizes = decoderSizes(text, TEXT);
  const { hidden, vocab } = sizes;
  const activation = text.text('hidden_act', 'silu');
  const crossing = new Set(text.list('cross_attention_layers') ?? [3, 8, 13, 18, 23, 28, 33, 38]);
  const tower = net.within('model.vision_model', () => tileTower(net, config.object('vision_config')));
  const { tiles, tokens, channels, image, taken } = tower.sizes;
  const embedding = net.module('model.language_model.embed_tokens', [vocab + EXTRA_ROWS, hidden]);
  const layers = Array.from({ length: sizes.layers }, (_, index) =>
    net.within(`model.language_model.layers.${index}`, () =>
      crossing.has(index) ? crossLayer(net, sizes, activation) : selfLayer(net, sizes, activation),
    ),
  );
  const norm = makeNorm(net, 'model.language_model.norm', hidden, 'llama');
  rotaryBuffers(net, sizes.headSize);
  const seen = config.object('vision_config').size('vision_output_dim', tower.sizes.hidden * (taken.length + 1));
  const projector = net.linear('model.multi_modal_projector', seen, hidden, true);
  const head = net.module('lm_head', [vocab, hidden]);
  let pixels: Tensor | null = null;
  const keys = tiles * tokens;

  return {
    assumes: imageAssumptions(net, { side: image, tokens: 1, size: 'config' }),
    makeInputs: () => {
      pixels = tape.loose(batch * tiles * channels * image ** 2, net.width, TERM.inputs);
      // aspect_ratio_ids, aspect_ratio_mask, cross_attention_mask
      tape.loose(batch, 8, TERM.inputs);
      tape.loose(batch * tiles, 8, TERM.inputs);
      tape.loose(net.tokens * tiles, 8, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const states = tape.under(TERM.vision, () =>
          tape.frame(() => applyLinear(net, projector, tileForward(net, tower, pixels ?? tokenIds(net), batch))),
        );
        // The mask is repeated for every patch in 64 bits, turned in fp32 and cast.
        tape.touch(batch * sequence * keys, 12, TERM.attentionMask);
        const mask = tape.local(batch * sequence * keys, net.width, TERM.attentionMask);
        const rows = tape.local(net.tokens, net.width, TERM.attentionMask);
        return decoderForward(net, {
          embed: () => embedTokens(net, embedding),
          layers,
          norm,
          finish: (x) => {
            tape.drop(states, mask, rows);
            return languageModelLoss(net, head, x);
          },
          rotated: sizes.headSize,
          others: [states, mask, rows],
        });
      }),
  };
}

export const mllama: Family = { modelTypes: ['mllama'], measured: true, build };
