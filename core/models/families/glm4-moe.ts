/** Glm4MoeForCausalLM (GLM-4.5): half of each head rotated, DeepSeek V3's experts. */
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { type ExpertVersion, sharedExperts } from './blocks/shared-experts.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 151552, hidden: 4096, inner: 10944, layers: 46, heads: 96, keyHeads: 8, headSize: null };

const EXPERTS: ExpertVersion = {
  defaults: { expertInner: 1408, experts: 128, shared: 1, chosen: 8 },
  third: true,
  block: 'Glm4MoeMoE',
};

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { hidden, inner, heads, keyHeads, headSize } = sizes;
  const rotated = rotatedPart(config, headSize, 0.5);
  const bias = config.flag('attention_bias', false);
  const activation = config.text('hidden_act', 'silu');
  const dense = config.count('first_k_dense_replace', 1);
  const shape = { heads, keyHeads, headSize, rotated, dropout: config.number('attention_dropout', 0) };
  return assembleDecoder(net, {
    ...sizes,
    norm: 'llama',
    tied: config.flag('tie_word_embeddings', false),
    rotated,
    layer: (index) => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden),
        ...(config.flag('use_qk_norm', false)
          ? { qNorm: makeNorm(net, 'q_norm', headSize, 'llama'), kNorm: makeNorm(net, 'k_norm', headSize, 'llama') }
          : {}),
      }));
      const feed = net.within('mlp', (): ((x: Tensor) => Tensor) => {
        if (index >= dense) return sharedExperts(net, config, hidden, EXPERTS);
        const mlp = gatedMlp(net, { hidden, inner });
        return (x) => applyGatedMlp(net, mlp, activation, x);
      });
      const before = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      return (x, { tables, mask }) => {
        const body = (y: Tensor): Tensor => applySelfAttention(net, attention, shape, y, tables, mask);
        const middle = applySublayer(net, x, { before, body });
        return applySublayer(net, middle, { before: beforeMlp, body: feed });
      };
    },
  });
}

export const glm4Moe: Family = { modelTypes: ['glm4_moe'], measured: false, build };
