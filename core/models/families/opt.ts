/** OPTForCausalLM: learned positions, LayerNorm before (or, in the 350M model, after) each sublayer, relu. */
import { scale } from '../../memory/autograd/ops/elementwise.ts';
import { applyEmbedding, applyLinear, attend, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { type Decoder, decoderForward, embedTokens, type LayerForward } from './blocks/decoder.ts';
import { makeNorm } from './blocks/norm.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import type { SelfAttention } from './blocks/rotary-attention.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

/** OPT's table of positions begins with two rows that no token uses. */
const OFFSET = 2;

/** A decoder whose words may be changed before they get their positions. */
export interface OptDecoder extends Omit<Decoder, 'embed' | 'finish'> {
  readonly words: () => Tensor;
  /** Projects and adds positions. What is projected is let go of, the rest lives as long as the caller's frame. */
  readonly placed: (words: Tensor) => Tensor;
  readonly head: Module;
  /** Before the head. */
  readonly projected: (x: Tensor) => Tensor;
}

export function optDecoder(net: Network, config: Fields): OptDecoder {
  const { tape, graph } = net;
  const hidden = config.size('hidden_size', 768);
  const heads = config.size('num_attention_heads', 12);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_attention_heads');
  const inner = config.size('ffn_dim', 3072);
  const vocab = config.size('vocab_size', 50272);
  const words = config.size('word_embed_proj_dim', hidden);
  const bias = config.flag('enable_bias', true);
  const normFirst = config.flag('do_layer_norm_before', true);
  const dropout = config.number('dropout', 0.1);
  const activation = config.text('activation_function', 'relu');
  const embedding = net.module('model.decoder.embed_tokens', [vocab, words]);
  const positions = net.module('model.decoder.embed_positions', [
    config.size('max_position_embeddings', 2048) + OFFSET,
    hidden,
  ]);
  const projectOut = words === hidden ? null : net.linear('model.decoder.project_out', hidden, words);
  const projectIn = words === hidden ? null : net.linear('model.decoder.project_in', words, hidden);
  const normed = normFirst && !config.flag('_remove_final_layer_norm', false);
  const finalNorm = normed ? makeNorm(net, 'model.decoder.final_layer_norm', hidden, 'layer') : null;

  const attention = (parts: SelfAttention, x: Tensor, mask: Tensor | null): Tensor =>
    tape.under(TERM.attention, () =>
      tape.frame(() => {
        const raw = applyLinear(net, parts.q, x);
        const q = scale(graph, raw);
        tape.drop(raw);
        const k = applyLinear(net, parts.k ?? parts.q, x);
        const v = applyLinear(net, parts.v ?? parts.q, x);
        const { batch, sequence } = net.options;
        const shape = {
          batch,
          queries: sequence,
          keys: sequence,
          heads,
          keyHeads: heads,
          headSize,
          causal: true,
          dropout: config.number('attention_dropout', 0),
        };
        return applyLinear(net, parts.out, attend(net, q, k, v, mask, shape, { softmaxInFp32: true }));
      }),
    );

  const layer = (index: number): LayerForward =>
    net.within(`model.decoder.layers.${index}`, () => {
      const parts = net.within('self_attn', () => {
        const k = net.linear('k_proj', hidden, hidden, bias);
        const v = net.linear('v_proj', hidden, hidden, bias);
        const q = net.linear('q_proj', hidden, hidden, bias);
        return { q, k, v, out: net.linear('out_proj', hidden, hidden, bias) };
      });
      const attentionNorm = makeNorm(net, 'self_attn_layer_norm', hidden, 'layer');
      const mlp = { up: net.linear('fc1', hidden, inner, bias), down: net.linear('fc2', inner, hidden, bias) };
      const mlpNorm = makeNorm(net, 'final_layer_norm', hidden, 'layer');
      return (x, { mask }) => {
        const attended = applySublayer(net, x, {
          before: normFirst ? attentionNorm : undefined,
          body: (y) => attention(parts, y, mask),
          dropout,
        });
        const middle = normFirst ? attended : attentionNorm(attended);
        if (!normFirst) tape.drop(attended);
        const fed = applySublayer(net, middle, {
          before: normFirst ? mlpNorm : undefined,
          body: (y) => applyPlainMlp(net, mlp, activation, y),
          dropout,
        });
        return normFirst ? fed : mlpNorm(fed);
      };
    });

  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) => layer(index));
  const head = net.module('lm_head', [vocab, words]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, embedding);

  return {
    words: () => embedTokens(net, embedding),
    placed: (raw) => {
      const tokens = projectIn === null ? raw : applyLinear(net, projectIn, raw);
      if (projectIn !== null) tape.drop(raw);
      const places = applyEmbedding(net, positions, net.tokens, tape.local(net.tokens, 8, TERM.inputs));
      return residual(net, tokens, places);
    },
    layers,
    norm: finalNorm,
    head,
    projected: (x) => (projectOut === null ? x : applyLinear(net, projectOut, x)),
    rotated: null,
  };
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const decoder = optDecoder(net, config);
  return {
    forward: () =>
      decoderForward(net, {
        ...decoder,
        // Both embeddings live until the model's forward ends.
        embed: () => decoder.placed(decoder.words()),
        finish: (x) => tape.frame(() => languageModelLoss(net, decoder.head, decoder.projected(x))),
      }),
  };
}

export const opt: Family = { modelTypes: ['opt'], measured: true, build };
