/** StableLmForCausalLM: llama with LayerNorm, partly rotated heads and, in some models, sublayers side by side. */
import { concatenate, splitSizes } from '../../memory/autograd/ops/shape.ts';
import { residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { decoderForward, embedTokens, type LayerForward, rotaryBuffers } from './blocks/decoder.ts';
import { decoderSizes, rotatedPart } from './blocks/decoder-sizes.ts';
import { applyGatedMlp, gatedMlp } from './blocks/gated-mlp.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import { applySelfAttention } from './blocks/rotary-attention.ts';
import { applyParallel, applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const DEFAULTS = { vocab: 50304, hidden: 2560, inner: 6912, layers: 32, heads: 32, keyHeads: 32, headSize: null };

/** A norm of its own for every head, applied to its slice. */
function normPerHead(net: Network, name: string, heads: number, size: number): Norm {
  const norms = Array.from({ length: heads }, (_, index) =>
    makeNorm(net, `${name}.norms.${index}`, size, 'layer-without-bias'),
  );
  return (x) =>
    net.tape.frame(() => {
      const parts = splitSizes(
        net.graph,
        x,
        norms.map(() => x.elements / heads),
      );
      return concatenate(
        net.graph,
        parts.map((part, index) => norms[index]?.(part) ?? part),
      );
    });
}

function build(net: Network, config: Fields): ModelProgram {
  const sizes = decoderSizes(config, DEFAULTS);
  const { vocab, hidden, inner, heads, keyHeads } = sizes;
  const headSize = Math.floor(hidden / heads);
  const rotated = rotatedPart(config, headSize, 0.25);
  const bias = config.flag('use_qkv_bias', false);
  const parallel = config.flag('use_parallel_residual', false);
  const dropout = config.number('hidden_dropout', 0);
  const activation = config.text('hidden_act', 'silu');
  const attentionSizes = { heads, keyHeads, headSize, rotated, dropout: config.number('attention_dropout', 0) };
  const embedding = net.module('model.embed_tokens', [vocab, hidden]);

  const layer = (index: number): LayerForward =>
    net.within(`model.layers.${index}`, () => {
      const attention = net.within('self_attn', () => ({
        q: net.linear('q_proj', hidden, heads * headSize, bias),
        k: net.linear('k_proj', hidden, keyHeads * headSize, bias),
        v: net.linear('v_proj', hidden, keyHeads * headSize, bias),
        out: net.linear('o_proj', hidden, hidden),
        ...(config.flag('qk_layernorm', false)
          ? {
              normsLast: true,
              qNorm: normPerHead(net, 'q_layernorm', heads, headSize),
              kNorm: normPerHead(net, 'k_layernorm', keyHeads, headSize),
            }
          : {}),
      }));
      const mlp = net.within('mlp', () => gatedMlp(net, { hidden, inner }));
      const before = makeNorm(net, 'input_layernorm', hidden, 'layer');
      const beforeMlp = parallel ? null : makeNorm(net, 'post_attention_layernorm', hidden, 'layer');
      return (x, { tables, mask }) => {
        const attend = (y: typeof x): typeof x => applySelfAttention(net, attention, attentionSizes, y, tables, mask);
        const feed = (y: typeof x): typeof x => applyGatedMlp(net, mlp, activation, y);
        if (beforeMlp === null) {
          return applyParallel(net, x, {
            attentionNorm: before,
            mlpNorm: null,
            attention: attend,
            mlp: feed,
            inputLast: false,
          });
        }
        // The layer has names for the first norm's and the attention's result until it ends.
        return net.tape.frame(() => {
          const attended = attend(before(x));
          const middle = residual(net, x, attended);
          return applySublayer(net, middle, { before: beforeMlp, body: feed, dropout });
        });
      };
    });

  const layers = Array.from({ length: sizes.layers }, (_, index) => layer(index));
  const norm = makeNorm(net, 'model.norm', hidden, 'layer');
  rotaryBuffers(net, rotated);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', false)) net.tie(head, embedding);
  return {
    forward: () =>
      decoderForward(net, {
        embed: () => embedTokens(net, embedding),
        layers,
        norm,
        finish: (x) => languageModelLoss(net, head, x),
        rotated,
      }),
  };
}

export const stablelm: Family = { modelTypes: ['stablelm'], measured: true, build };
