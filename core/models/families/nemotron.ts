/** NemotronForCausalLM: LayerNorm with weight + 1, half of each head rotated, squared relu without a gate. */
import type { Network } from '../../memory/model/network.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 256000, hidden: 6144, inner: 24576, layers: 32, heads: 48, keyHeads: null, headSize: null };

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { hidden, inner, heads, keyHeads, headSize } = sizes;
  const rotated = rotatedPart(config, headSize, 0.5);
  const bias = config.flag('attention_bias', false);
  const mlpBias = config.flag('mlp_bias', false);
  const activation = config.text('hidden_act', 'relu2');
  return assembleDecoder(net, {
    ...sizes,
    norm: 'plus-one',
    tied: config.flag('tie_word_embeddings', false),
    rotated,
    layer: () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
      }));
      const mlp = net.within('mlp', () => ({
        up: net.linear('up_proj', hidden, inner, mlpBias),
        down: net.linear('down_proj', inner, hidden, mlpBias),
      }));
      const before = makeNorm(net, 'input_layernorm', hidden, 'plus-one');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'plus-one');
      const shape = { heads, keyHeads, headSize, rotated, dropout: config.number('attention_dropout', 0) };
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, shape, y, tables, mask);
        const middle = applySublayer(net, x, { before, body });
        return applySublayer(net, middle, { before: beforeMlp, body: (y) => applyPlainMlp(net, mlp, activation, y) });
      };
    },
  });
}

export const nemotron: Family = { modelTypes: ['nemotron'], measured: false, build };
