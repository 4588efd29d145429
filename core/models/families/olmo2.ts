/** Olmo2ForCausalLM and Olmo3ForCausalLM (three of four layers slide): norms after each sublayer and over all heads of q and k; positions are rotated in fp32. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 50304, hidden: 4096, inner: 11008, layers: 32, heads: 32, keyHeads: null, headSize: null };

function build(net: Network, config: Fields, third: boolean): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, heads, keyHeads, headSize } = sizes;
  const bias = config.flag('attention_bias', false);
  const activation = config.text('hidden_act', 'silu');
  const types = config.list('layer_types');
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
        qNorm: makeNorm(net, 'q_norm', heads * headSize, 'olmo2'),
        kNorm: makeNorm(net, 'k_norm', keyHeads * headSize, 'olmo2'),
      }));
      const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner }));
      const after = makeNorm(net, 'post_attention_layernorm', hidden, 'olmo2');
      const afterMlp = makeNorm(net, 'post_feedforward_layernorm', hidden, 'olmo2');
      const slides = third && (types === null ? (index + 1) % 4 !== 0 : types[index] === 'sliding_attention');
      return (x, { tables, localTables, mask, localMask }) => {
        const [own, ownMask] = slides ? [localTables, localMask] : [tables, mask];
        const body = (y: typeof x): typeof x =>
          applySelfAttention(net, attention, { heads, keyHeads, headSize }, y, own, ownMask);
        const middle = applySublayer(net, x, { body, after });
        return applySublayer(net, middle, { body: (y) => applyGatedMlp(net, mlp, activation, y), after: afterMlp });
      };
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'olmo2');
  rotaryBuffers(net, headSize);
  if (third) rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => embedTokens(net, embedding),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated: headSize,
        wideTables: true,
        window: third && config.get('sliding_window') !== null ? config.size('sliding_window', 4096) : null,
        localTables: third,
      }),
  };
}

export const olmo2: Family = {
  modelTypes: ['olmo2'],
  measured: true,
  build: (net, config) => build(net, config, false),
};

export const olmo3: Family = {
  modelTypes: ['olmo3'],
  measured: false,
  build: (net, config) => build(net, config, true),
};
