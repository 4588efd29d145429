/** GPTNeoForCausalLM: GPT-2's layout with separate projections, fp32 scores and a stored causal mask in every layer. */
import { where } from '../../memory/autograd/ops/elementwise.ts';
import { applyEmbedding, applyLinear, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { droppedOut } from './blocks/classifier.ts';
import { decoderForward, embedTokens, type LayerForward } from './blocks/decoder.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { wideScores } from './blocks/wide-scores.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const hidden = config.size('hidden_size', 2048);
  const heads = config.size('num_heads', 16);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_heads');
  const inner = config.size('intermediate_size', 4 * hidden);
  const vocab = config.size('vocab_size', 50257);
  const positions = config.size('max_position_embeddings', 2048);
  const dropout = config.number('resid_dropout', 0);
  const activation = config.text('activation_function', 'gelu_new');
  const embedding = net.module('transformer.wte', [vocab, hidden]);
  const places = net.module('transformer.wpe', [positions, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`transformer.h.${index}`, () => {
      const before = makeNorm(net, 'ln_1', hidden, 'layer');
      net.buffer(positions * positions, 1);
      const k = net.linear('attn.attention.k_proj', hidden, hidden);
      const v = net.linear('attn.attention.v_proj', hidden, hidden);
      const q = net.linear('attn.attention.q_proj', hidden, hidden);
      const out = net.linear('attn.attention.out_proj', hidden, hidden, true);
      const beforeMlp = makeNorm(net, 'ln_2', hidden, 'layer');
      const mlp = net.within('mlp', () => ({
        up: net.linear('c_fc', hidden, inner, true),
        down: net.linear('c_proj', inner, hidden, true),
      }));
      const attention = (x: Tensor, mask: Tensor | null): Tensor =>
        tape.frame(() => {
          const query = applyLinear(net, q, x);
          const key = applyLinear(net, k, x);
          const value = applyLinear(net, v, x);
          const y = wideScores(net, query, key, value, mask, heads, headSize, {
            dropout: config.number('attention_dropout', 0),
            // The causal mask is a view of the stored one.
            step: (scores) => where(graph, tape.local(0, 1), scores),
          });
          return applyLinear(net, out, y);
        });
      // The layer has a name for the attention's result until it ends.
      return (x, { mask }) =>
        tape.frame(() => {
          const normed = before(x);
          const attended = droppedOut(net, attention(normed, mask), dropout);
          const middle = residual(net, attended, x);
          tape.drop(normed);
          const fed = tape.frame(() =>
            droppedOut(net, applyPlainMlp(net, mlp, activation, beforeMlp(middle)), dropout),
          );
          return residual(net, middle, fed);
        });
    });

  const layers = Array.from({ length: config.size('num_layers', 24) }, (_, index) => layer(index));
  const norm = makeNorm(net, 'transformer.ln_f', hidden, 'layer');
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, embedding);
  // Both embeddings live until the model's forward ends.
  const embed = (): Tensor => {
    const words = embedTokens(net, embedding);
    const { sequence } = net.options;
    const sum = residual(net, words, applyEmbedding(net, places, sequence, tape.local(sequence, 8, TERM.inputs)));
    const start = droppedOut(net, sum, config.number('embed_dropout', 0));
    tape.drop(sum);
    return start;
  };
  return {
    forward: () =>
      decoderForward(net, {
        embed,
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated: null,
        keepsShown: true,
      }),
  };
}

export const gptNeo: Family = { modelTypes: ['gpt_neo'], measured: true, build };
