/** CohereForCausalLM (Command R) and Cohere2ForCausalLM (Command A, which rotates in sliding layers alone): sublayers side by side on one LayerNorm that is written out, heads rotated in fp32, scaled logits. */
import type { Network } from '../../memory/model/network.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { decoderSizes } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applyParallel } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 256000, hidden: 8192, inner: 22528, layers: 40, heads: 64, keyHeads: null, headSize: null };

function build(net: Network, config: Fields, second: boolean): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { hidden, inner, heads, keyHeads, headSize } = sizes;
  const bias = config.flag('attention_bias', false);
  const activation = config.text('hidden_act', 'silu');
  const types = config.list('layer_types');
  const pattern = config.size('sliding_window_pattern', 4);
  const slidesIn = (index: number): boolean =>
    types === null ? (index + 1) % pattern !== 0 : types[index] === 'sliding_attention';
  return assembleDecoder(net, {
    ...sizes,
    ...(second ? { window: config.size('sliding_window', 4096), mixed: 'masks' } : {}),
    norm: 'cohere',
    tied: config.flag('tie_word_embeddings', true),
    rotated: headSize,
    logits: { scaled: true },
    layer: (index) => {
      const slides = slidesIn(index);
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
        ...(!second && config.flag('use_qk_norm', false)
          ? {
              normsLast: true,
              qNorm: makeNorm(net, 'q_norm', heads * headSize, 'cohere'),
              kNorm: makeNorm(net, 'k_norm', keyHeads * headSize, 'cohere'),
            }
          : {}),
      }));
      const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner }));
      const attentionNorm = makeNorm(net, 'input_layernorm', hidden, 'cohere');
      const shape = { heads, keyHeads, headSize, rotatesInFp32: true };
      return (x, { tables, mask, localMask }) =>
        applyParallel(net, x, {
          attentionNorm,
          mlpNorm: null,
          attention: (y) =>
            second
              ? applySelfAttention(net, attention, shape, y, slides ? tables : null, slides ? localMask : mask)
              : applySelfAttention(net, attention, shape, y, tables, mask),
          mlp: (y) => applyGatedMlp(net, mlp, activation, y),
          inputLast: false,
        });
    },
  });
}

export const cohere: Family = {
  modelTypes: ['cohere'],
  measured: false,
  build: (net, config) => build(net, config, false),
};

export const cohere2: Family = {
  modelTypes: ['cohere2'],
  measured: false,
  build: (net, config) => build(net, config, true),
};
