/** GlmForCausalLM and Glm4ForCausalLM: half of each head rotated, gate and up in one matrix; glm4 has norms on both sides of each sublayer. */
import type { Network } from '../../memory/model/network.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, fusedGatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 151552, hidden: 4096, inner: 13696, layers: 40, heads: 32, keyHeads: 2, headSize: 128 };

function build(net: Network, config: Fields, sandwich: boolean): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { hidden, inner, heads, keyHeads, headSize } = sizes;
  const rotated = rotatedPart(config, headSize, 0.5);
  const bias = config.flag('attention_bias', true);
  const activation = config.text('hidden_act', 'silu');
  return assembleDecoder(net, {
    ...sizes,
    norm: 'llama',
    tied: config.flag('tie_word_embeddings', false),
    rotated,
    layer: () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden),
      }));
      const mlp = net.within('mlp', () => fusedGatedMlp(net, { hidden, inner }));
      const before = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      const after = sandwich ? makeNorm(net, 'post_self_attn_layernorm', hidden, 'llama') : undefined;
      const afterMlp = sandwich ? makeNorm(net, 'post_mlp_layernorm', hidden, 'llama') : undefined;
      const shape = { heads, keyHeads, headSize, rotated };
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, shape, y, tables, mask);
        const middle = applySublayer(net, x, { before, body, after });
        return applySublayer(net, middle, {
          before: beforeMlp,
          body: (y) => applyGatedMlp(net, mlp, activation, y),
          after: afterMlp,
        });
      };
    },
  });
}

export const glm: Family = { modelTypes: ['glm'], measured: false, build: (net, config) => build(net, config, false) };
export const glm4: Family = { modelTypes: ['glm4'], measured: false, build: (net, config) => build(net, config, true) };
