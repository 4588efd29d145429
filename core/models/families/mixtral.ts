/** MixtralForCausalLM: llama's attention, experts instead of the feed-forward layer. */
import type { Network } from '../../memory/model/network.ts';
import { type DecoderLayer, decoderForward, rotaryBuffers } from './blocks/decoder.ts';
import { applyGroupedExperts, groupedExperts } from './blocks/grouped-experts.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const vocab = config.size('vocab_size', 32000);
  const hidden = config.size('hidden_size', 4096);
  const heads = config.size('num_attention_heads', 32);
  const keyHeads = config.get('num_key_value_heads') === null ? heads : config.size('num_key_value_heads', 8);
  const headSize = config.size('head_dim', Math.floor(hidden / heads));
  const experts = {
    hidden,
    inner: config.size('intermediate_size', 14336),
    experts: config.size(['num_local_experts', 'num_experts'], 8),
    chosen: config.size('num_experts_per_tok', 2),
  };
  const activation = config.text('hidden_act', 'silu');
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);
  const layers = Array.from({ length: config.size('num_hidden_layers', 32) }, (_, index) =>
    net.within(`model.layers.${index}`, (): DecoderLayer => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize),
        k: net.linear('k_proj', hidden, keyHeads * headSize),
        v: net.linear('v_proj', hidden, keyHeads * headSize),
        out: net.linear('o_proj', heads * headSize, hidden),
      }));
      const block = net.within('mlp', () => groupedExperts(net, experts));
      return {
        attention,
        mlp: (x) => applyGroupedExperts(net, block, experts, activation, x),
        inputNorm: net.module('input_layernorm', [hidden]),
        outputNorm: net.module('post_attention_layernorm', [hidden]),
      };
    }),
  );
  const norm = net.module('model.norm', [hidden]);
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  const sizes = { heads, keyHeads, headSize };
  const window = config.has('sliding_window') ? config.size('sliding_window') : null;
  return { forward: () => decoderForward(net, { embedding, layers, norm, head, sizes, normKind: 'llama', window }) };
}

export const mixtral: Family = { modelTypes: ['mixtral'], measured: true, build };
