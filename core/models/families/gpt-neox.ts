/** GPTNeoXForCausalLM (Pythia): q, k, v in one matrix, partly rotated heads, both sublayers side by side on norms of their own. */
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { dropoutModule } from './blocks/classifier.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applySelfAttention, type SelfAttention } from './blocks/rotary-attention.ts';
import { applyParallel, applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 50432, hidden: 6144, inner: 24576, layers: 44, heads: 64, keyHeads: null, headSize: null };

function build(net: Network, config: Fields): ModelProgram {
  const { vocab, hidden, inner, heads, headSize, layers: count } = decoderSizes(config, DEFAULTS);
  const rotated = rotatedPart(config, headSize, 0.25);
  const bias = config.flag('attention_bias', true);
  const activation = config.text('hidden_act', 'gelu');
  const dropout = config.number('hidden_dropout', 0);
  const parallel = config.flag('use_parallel_residual', true);
  const sizes = {
    heads,
    keyHeads: heads,
    headSize,
    rotated,
    dropout: config.number('attention_dropout', 0),
    chunked: true,
  };
  const embedding = net.module('gpt_neox.embed_in', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`gpt_neox.layers.${index}`, () => {
      const attentionNorm = makeNorm(net, 'input_layernorm', hidden, 'layer');
      const mlpNorm = makeNorm(net, 'post_attention_layernorm', hidden, 'layer');
      const attention = net.within(
        'attention',
        (): SelfAttention => ({
          q: net.linear('query_key_value', hidden, 3 * hidden, bias),
          k: null,
          v: null,
          out: net.linear('dense', hidden, hidden, bias),
        }),
      );
      const mlp = net.within('mlp', () => ({
        up: net.linear('dense_h_to_4h', hidden, inner, true),
        down: net.linear('dense_4h_to_h', inner, hidden, true),
      }));
      return (x, { tables, mask }) => {
        const attend = (y: typeof x): typeof x => applySelfAttention(net, attention, sizes, y, tables, mask);
        const feed = (y: typeof x): typeof x => applyPlainMlp(net, mlp, activation, y);
        if (parallel) {
          return applyParallel(net, x, {
            attentionNorm,
            mlpNorm,
            attention: attend,
            mlp: feed,
            dropout,
            dropoutKey: attention,
            inputLast: true,
          });
        }
        const middle = applySublayer(net, x, { before: attentionNorm, body: attend, dropout, dropoutKey: attention });
        return applySublayer(net, middle, { before: mlpNorm, body: feed, dropout, dropoutKey: mlp });
      };
    });

  const layers = Array.from({ length: count }, (_, index) => layer(index));
  const norm = makeNorm(net, 'gpt_neox.final_layer_norm', hidden, 'layer');
  rotaryBuffers(net, rotated);
  const head = net.module('embed_out', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => dropoutModule(net, embedding, 'dropout', embedTokens(net, embedding), dropout),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated,
      }),
  };
}

export const gptNeox: Family = { modelTypes: ['gpt_neox'], measured: true, build };
