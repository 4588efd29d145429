/** BloomForCausalLM: ALiBi added to the scores, q, k, v in one matrix, no fused attention. */
import { add, contiguous, dropout, to } from '../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../memory/autograd/ops/normalize.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLayerNorm, applyLinear, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { bloomGelu } from './blocks/bloom-gelu.ts';
import { droppedOut } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Block {
  readonly before: Norm;
  readonly qkv: Module;
  readonly dense: Module;
  readonly beforeMlp: Norm;
  readonly up: Module;
  readonly down: Module;
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const hidden = config.size(['hidden_size', 'n_embed'], 64);
  const heads = config.size(['n_head', 'num_attention_heads'], 8);
  config.divide(hidden, heads, 'hidden_size by n_head');
  const vocab = config.size('vocab_size', 250880);
  const p = config.number('hidden_dropout', 0);
  const postNorm = config.flag('apply_residual_connection_post_layernorm', false);
  const words = net.module('transformer.word_embeddings', [vocab, hidden]);
  const wordsNorm = net.layerNorm('transformer.word_embeddings_layernorm', hidden);
  const blocks = Array.from({ length: config.size(['n_layer', 'num_hidden_layers'], 2) }, (_, index) =>
    net.within(
      `transformer.h.${index}`,
      (): Block => ({
        before: makeNorm(net, 'input_layernorm', hidden, 'layer'),
        qkv: net.linear('self_attention.query_key_value', hidden, 3 * hidden, true),
        dense: net.linear('self_attention.dense', hidden, hidden, true),
        beforeMlp: makeNorm(net, 'post_attention_layernorm', hidden, 'layer'),
        up: net.linear('mlp.dense_h_to_4h', hidden, 4 * hidden, true),
        down: net.linear('mlp.dense_4h_to_h', 4 * hidden, hidden, true),
      }),
    ),
  );
  const norm = makeNorm(net, 'transformer.ln_f', hidden, 'layer');
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, words);

  const attention = (block: Block, x: Tensor, mask: Tensor | null): Tensor =>
    tape.under(TERM.attention, () =>
      tape.frame(() => {
        const { batch, sequence } = net.options;
        const qkv = applyLinear(net, block.qkv, x);
        const [q, k, v] = Array.from({ length: 3 }, () => {
          const part = slice(graph, qkv, qkv.elements / 3);
          return contiguous(graph, part);
        });
        tape.drop(qkv);
        if (q === undefined || k === undefined || v === undefined) return x;
        // baddbmm: the bias has no gradient and is added by the product itself.
        const size = batch * heads * sequence * sequence;
        let scores = batchedProduct(graph, q, k, size, {});
        const next = (made: Tensor): void => {
          tape.drop(scores);
          scores = made;
        };
        if (mask !== null) next(add(graph, scores, mask));
        const wide = to(graph, scores, 4);
        const probabilities = softmax(graph, wide, 4);
        tape.drop(wide);
        next(to(graph, probabilities, net.width));
        tape.drop(probabilities);
        next(droppedOut(net, scores, config.number('attention_dropout', 0)));
        graph.show(scores);
        const y = batchedProduct(graph, scores, v, batch * sequence * hidden, {});
        const merged = contiguous(graph, y);
        tape.drop(y);
        return applyLinear(net, block.dense, merged);
      }),
    );

  const layer = (block: Block, x: Tensor, mask: Tensor | null): Tensor => {
    const normed = block.before(x);
    const attended = tape.frame(() => {
      const raw = attention(block, normed, mask);
      return residual(
        net,
        postNorm ? normed : x,
        tape.under(TERM.dropout, () => dropout(graph, raw, p)),
      );
    });
    const second = block.beforeMlp(attended);
    tape.drop(normed);
    return tape.frame(() => {
      const raw = tape.under(TERM.mlp, () => applyLinear(net, block.up, second));
      const active = tape.under(TERM.mlp, () => bloomGelu(graph, raw));
      tape.drop(raw);
      const down = tape.under(TERM.mlp, () => applyLinear(net, block.down, active));
      return residual(
        net,
        postNorm ? second : attended,
        tape.under(TERM.dropout, () => dropout(graph, down, p)),
      );
    });
  };

  /** Mask and ALiBi bias go before the head comes. */
  const decode = (): Tensor =>
    tape.frame(() => {
      const { batch, sequence } = net.options;
      const raw = embedTokens(net, words);
      const start = applyLayerNorm(net, wordsNorm, raw);
      tape.drop(raw);
      const alibi = tape.local(batch * heads * sequence, net.width, TERM.attentionMask);
      // Without a fused kernel the mask is always materialized.
      const mask = tape.local(batch * sequence * sequence, net.width, TERM.attentionMask);
      const call = (block: Block, input: Tensor, [m]: readonly (Tensor | null)[]): Tensor =>
        layer(block, input, m ?? null);
      const x = runStack(net, blocks, start, [mask, alibi], call, true);
      return norm(x);
    });

  return {
    forward: () => tape.frame(() => languageModelLoss(net, head, inContainer(net, blocks, 'model', [], decode))),
  };
}

export const bloom: Family = { modelTypes: ['bloom'], measured: true, build };
