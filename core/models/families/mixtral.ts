/** MixtralForCausalLM: llama's attention, experts instead of the feed-forward layer. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { applyGroupedExperts, groupedExperts } from './blocks/grouped-experts.ts';
import { makeNorm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';
import { keyHeadsOr } from './llama.ts';

function build(net: Network, config: Fields): ModelProgram {
  const vocab = config.size('vocab_size', 32000);
  const hidden = config.size('hidden_size', 4096);
  const heads = config.size('num_attention_heads', 32);
  const keyHeads = keyHeadsOr(8)(config, heads);
  const headSize = config.size('head_dim', Math.floor(hidden / heads));
  const sizes = { heads, keyHeads, headSize, dropout: config.number('attention_dropout', 0) };
  const experts = {
    hidden,
    inner: config.size('intermediate_size', 14336),
    experts: config.size(['num_local_experts', 'num_experts'], 8),
    chosen: config.size('num_experts_per_tok', 2),
    normalized: true,
  };
  const activation = config.text('hidden_act', 'silu');
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);
  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize),
        k: net.linear('k_proj', hidden, keyHeads * headSize),
        v: net.linear('v_proj', hidden, keyHeads * headSize),
        out: net.linear('o_proj', heads * headSize, hidden),
      }));
      const block = net.within('mlp', () => groupedExperts(net, 'MixtralSparseMoeBlock', experts));
      const inputNorm = makeNorm(net, 'input_layernorm', hidden, 'llama');
      const middleNorm = makeNorm(net, 'post_attention_layernorm', hidden, 'llama');
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, sizes, y, tables, mask);
        const middle = applySublayer(net, x, { before: inputNorm, body });
        return applySublayer(net, middle, {
          before: middleNorm,
          body: (y) => applyGroupedExperts(net, block, experts, activation, y),
        });
      };
    });
  const layers = Array.from({ length: config.size('num_hidden_layers', 32) }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'llama');
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  const window = config.has('sliding_window') ? config.size('sliding_window') : null;
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => embedTokens(net, embedding),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated: headSize,
        window,
        allSlide: true,
      }),
  };
}

export const mixtral: Family = { modelTypes: ['mixtral'], measured: true, build };
