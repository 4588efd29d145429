/** GPTJForCausalLM: sublayers side by side on one LayerNorm, scores in fp32, no fused attention. */
import { scale } from '../../memory/autograd/ops/elementwise.ts';
import { applyLinear } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import { rotatePart } from '../../memory/model/rotary.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { assembleDecoder } from './blocks/assemble.ts';
import { rotaryTables } from './blocks/decoder.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applyParallel } from './blocks/sublayer.ts';
import { wideScores } from './blocks/wide-scores.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const hidden = config.size(['n_embd', 'hidden_size'], 4096);
  const heads = config.size(['n_head', 'num_attention_heads'], 16);
  const headSize = config.divide(hidden, heads, 'n_embd by n_head');
  const inner = config.size('n_inner', 4 * hidden);
  const vocab = config.size('vocab_size', 50400);
  const rotated = Math.min(headSize, config.size('rotary_dim', 64));
  const positions = config.size(['n_positions', 'max_position_embeddings'], 2048);
  const dropout = config.number('resid_pdrop', 0);
  const activation = config.text('activation_function', 'gelu_new');
  return assembleDecoder(net, {
    vocab,
    hidden,
    layers: config.size(['n_layer', 'num_hidden_layers'], 28),
    norm: 'layer',
    tied: config.flag('tie_word_embeddings', false),
    rotated: null,
    headBias: true,
    keepsShown: true,
    embeddingDropout: config.number('embd_pdrop', 0),
    names: { embedding: 'transformer.wte', layers: 'transformer.h', norm: 'transformer.ln_f', head: 'lm_head' },
    layer: () => {
      const attentionNorm = makeNorm(net, 'ln_1', hidden, 'layer');
      const [k, v, q, out] = ['k_proj', 'v_proj', 'q_proj', 'out_proj'].map((name) =>
        net.linear(`attn.${name}`, hidden, hidden),
      );
      // Sinusoidal table of every layer's own, not saved in checkpoints.
      net.buffer(positions * rotated, net.options.zero3 ? 4 : net.width);
      const mlp = net.within('mlp', () => ({
        up: net.linear('fc_in', hidden, inner, true),
        down: net.linear('fc_out', inner, hidden, true),
      }));
      if (q === undefined || k === undefined || v === undefined || out === undefined)
        throw new Error('four projections');
      const attention = (x: Tensor, mask: Tensor | null): Tensor =>
        tape.under(TERM.attention, () =>
          tape.frame(() => {
            const [query, key, value] = [q, k, v].map((module) => applyLinear(net, module, x));
            if (query === undefined || key === undefined || value === undefined) return x;
            const tables = rotaryTables(net, rotated);
            const turnedK = rotatePart(graph, key, tables, rotated, headSize);
            const turnedQ = rotatePart(graph, query, tables, rotated, headSize);
            tape.drop(key, query);
            const y = wideScores(net, turnedQ, turnedK, value, mask, heads, headSize, {
              dropout: config.number('attn_pdrop', 0),
              step: (scores) => scale(graph, scores),
            });
            return applyLinear(net, out, y);
          }),
        );
      return (x, { mask }) =>
        applyParallel(net, x, {
          attentionNorm,
          mlpNorm: null,
          attention: (y) => attention(y, mask),
          mlp: (y) => applyPlainMlp(net, mlp, activation, y),
          dropout,
          inputLast: true,
        });
    },
  });
}

export const gptj: Family = { modelTypes: ['gptj'], measured: true, build };
