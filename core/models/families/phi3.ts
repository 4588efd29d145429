/** Phi3ForCausalLM (Phi-3, Phi-3.5, Phi-4): q, k, v in one matrix, gate and up in one, rotary part and rest always concatenated. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { type Decoder, decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, fusedGatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention, type SelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 32064, hidden: 3072, inner: 8192, layers: 32, heads: 32, keyHeads: null, headSize: null };

/** The decoder alone, so that a vision-language model can put images between embedding and layers. */
export function phi3Decoder(net: Network, config: Fields): Decoder {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, heads, keyHeads, headSize } = sizes;
  const rotated = rotatedPart(config, headSize, 1);
  const activation = config.text('hidden_act', 'silu');
  const dropout = config.number('resid_pdrop', 0);
  const attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number('attention_dropout', 0) };
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', (): SelfAttention => {
        const out = net.linear('o_proj', heads * headSize, hidden);
        return { q: net.linear('qkv_proj', hidden, (heads + 2 * keyHeads) * headSize), k: null, v: null, out };
      });
      const mlp = net.within('mlp', () => fusedGatedMlp(net, { hidden, inner }));
      const before = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, attentionSizes, y, tables, mask);
        const middle = applySublayer(net, x, { before, body, dropout });
        return applySublayer(net, middle, {
          before: beforeMlp,
          body: (y) => applyGatedMlp(net, mlp, activation, y),
          dropout,
        });
      };
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'llama');
  rotaryBuffers(net, rotated);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  const window = config.has('sliding_window') ? config.size('sliding_window') : null;
  return {
    embed: () => embedTokens(net, embedding),
    layers,
    norm,
    finish: (x) => languageModelLoss(net, head, x),
    rotated,
    window,
    allSlide: true,
  };
}

function build(net: Network, config: Fields): ModelProgram {
  const decoder = phi3Decoder(net, config);
  return { forward: () => decoderForward(net, decoder) };
}

export const phi3: Family = { modelTypes: ['phi3'], measured: true, build };
