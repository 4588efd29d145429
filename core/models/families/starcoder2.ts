/** Starcoder2ForCausalLM: grouped heads, LayerNorm, a feed-forward layer without a gate, biases. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { droppedOut } from './blocks/classifier.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes } from './blocks/decoder-sizes.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 49152, hidden: 3072, inner: 12288, layers: 30, heads: 24, keyHeads: 2, headSize: null };

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, heads, keyHeads, headSize } = sizes;
  const bias = config.flag('use_bias', true);
  const dropout = config.number('residual_dropout', 0);
  const activation = config.text('hidden_act', 'gelu_pytorch_tanh');
  const attentionSizes = { heads, keyHeads, headSize, dropout: config.number('attention_dropout', 0) };
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', heads * headSize, hidden, bias),
      }));
      const mlp = net.within('mlp', () => ({
        up: net.linear('c_fc', hidden, inner, bias),
        down: net.linear('c_proj', inner, hidden, bias),
      }));
      const before = makeNorm(net, 'input_layernorm', hidden, 'layer');
      const beforeMlp = makeNorm(net, 'post_attention_layernorm', hidden, 'layer');
      return (x, { tables, mask }) => {
        const body = (y: typeof x): typeof x => applySelfAttention(net, attention, attentionSizes, y, tables, mask);
        const middle = applySublayer(net, x, { before, body, dropout });
        return applySublayer(net, middle, {
          before: beforeMlp,
          body: (y) => applyPlainMlp(net, mlp, activation, y),
          dropout,
        });
      };
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'layer');
  rotaryBuffers(net, headSize);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, embedding);
  const window = config.has('sliding_window') ? config.size('sliding_window') : null;
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => droppedOut(net, embedTokens(net, embedding), config.number('embedding_dropout', 0)),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated: headSize,
        window,
        allSlide: true,
      }),
  };
}

export const starcoder2: Family = { modelTypes: ['starcoder2'], measured: true, build };
