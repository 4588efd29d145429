/** Gemma2ForCausalLM and Gemma3ForCausalLM: norms on both sides of each sublayer, every other (or five of six) layers slide. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { type Decoder, decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes, type SizeDefaults } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

export interface GemmaVariant {
  readonly defaults: SizeDefaults;
  /** RMS norms on the heads of q and k, rotary tables of their own for sliding layers (gemma3). */
  readonly third: boolean;
  readonly window: number;
  /** One full layer in this many. */
  readonly pattern: number;
}

/** The decoder and its embedding, so that a vision-language model can put images in between. */
export function gemmaDecoder(net: Network, config: Fields, variant: GemmaVariant): Decoder {
  const sizes = decoderSizes(config, variant.defaults);
  const { vocab, hidden, inner, heads, keyHeads, headSize } = sizes;
  const bias = config.flag('attention_bias', false);
  const activation = config.text('hidden_activation', 'gelu_pytorch_tanh');
  const types = config.list('layer_types');
  const pattern = config.size('sliding_window_pattern', variant.pattern);
  const softCap =
    config.has('attn_logit_softcapping') || (!variant.third && config.get('attn_logit_softcapping') !== null);
  const capsLogits =
    config.has('final_logit_softcapping') || (!variant.third && config.get('final_logit_softcapping') !== null);
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const slides = types === null ? (index + 1) % pattern !== 0 : types[index] === 'sliding_attention';
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
        ...(variant.third
          ? {
              qNorm: makeNorm(net, 'q_norm', headSize, 'gemma'),
              kNorm: makeNorm(net, 'k_norm', headSize, 'gemma'),
              normsLast: true,
            }
          : {}),
      }));
      const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner }));
      const norm = (name: string) => makeNorm(net, name, hidden, 'gemma');
      const before = norm('input_layernorm');
      const after = norm('post_attention_layernorm');
      const beforeMlp = norm('pre_feedforward_layernorm');
      const afterMlp = norm('post_feedforward_layernorm');
      return (x, inputs) => {
        const tables = slides ? inputs.localTables : inputs.tables;
        const mask = slides ? inputs.localMask : inputs.mask;
        const middle = applySublayer(net, x, {
          before,
          body: (y) => applySelfAttention(net, attention, { heads, keyHeads, headSize, softCap }, y, tables, mask),
          after,
        });
        return applySublayer(net, middle, {
          before: beforeMlp,
          body: (y) => applyGatedMlp(net, mlp, activation, y),
          after: afterMlp,
        });
      };
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'gemma');
  rotaryBuffers(net, headSize);
  if (variant.third) rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, embedding);
  return {
    embed: () => embedTokens(net, embedding, true),
    layers,
    norm,
    finish: (x) => languageModelLoss(net, head, x, { softCap: capsLogits }),
    rotated: headSize,
    window: config.size('sliding_window', variant.window),
    localTables: variant.third,
  };
}

export const GEMMA2: GemmaVariant = {
  defaults: { vocab: 256000, hidden: 2304, inner: 9216, layers: 26, heads: 8, keyHeads: 4, headSize: 256 },
  third: false,
  window: 4096,
  pattern: 2,
};

export const GEMMA3: GemmaVariant = {
  defaults: { vocab: 262208, hidden: 2304, inner: 9216, layers: 26, heads: 8, keyHeads: 4, headSize: 256 },
  third: true,
  window: 4096,
  pattern: 6,
};

function program(net: Network, config: Fields, variant: GemmaVariant): ModelProgram {
  const decoder = gemmaDecoder(net, config, variant);
  return { forward: () => decoderForward(net, decoder) };
}

export const gemma2: Family = {
  modelTypes: ['gemma2'],
  measured: true,
  build: (net, config) => program(net, config, GEMMA2),
};

export const gemma3: Family = {
  modelTypes: ['gemma3_text'],
  measured: true,
  build: (net, config) => program(net, config, GEMMA3),
};
