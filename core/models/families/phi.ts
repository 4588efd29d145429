/** PhiForCausalLM (Phi-1, 1.5, 2): attention and feed-forward side by side on one LayerNorm, partly rotated heads. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { dropoutModule } from './blocks/classifier.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applyParallel } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 51200, hidden: 2048, inner: 8192, layers: 24, heads: 32, keyHeads: null, headSize: null };

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, heads, keyHeads, headSize } = sizes;
  const rotated = rotatedPart(config, headSize, 0.5);
  const activation = config.text('hidden_act', 'gelu_new');
  const dropout = config.number('resid_pdrop', 0);
  const attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number('attention_dropout', 0) };
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, true),
        k: net.linear('k_proj', hidden, keyHeads * headSize, true),
        v: net.linear('v_proj', hidden, keyHeads * headSize, true),
        out: net.linear('dense', heads * headSize, hidden, true),
        ...(config.flag('qk_layernorm', false)
          ? {
              normsLast: true,
              qNorm: makeNorm(net, 'q_layernorm', headSize, 'layer'),
              kNorm: makeNorm(net, 'k_layernorm', headSize, 'layer'),
            }
          : {}),
      }));
      const mlp = net.within('mlp', () => ({
        up: net.linear('fc1', hidden, inner, true),
        down: net.linear('fc2', inner, hidden, true),
      }));
      const attentionNorm = makeNorm(net, 'input_layernorm', hidden, 'layer');
      return (x, { tables, mask }) =>
        applyParallel(net, x, {
          attentionNorm,
          mlpNorm: null,
          attention: (y) => applySelfAttention(net, attention, attentionSizes, y, tables, mask),
          mlp: (y) => applyPlainMlp(net, mlp, activation, y),
          dropout,
          dropoutKey: attention,
          inputLast: true,
        });
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  rotaryBuffers(net, rotated);
  const norm = makeNorm(net, 'model.final_layernorm', hidden, 'layer');
  const head = net.module('lm_head', [vocab, hidden], [vocab]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () =>
          dropoutModule(net, embedding, 'dropout', embedTokens(net, embedding), config.number('embd_pdrop', 0)),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated,
      }),
  };
}

export const phi: Family = { modelTypes: ['phi'], measured: true, build };
