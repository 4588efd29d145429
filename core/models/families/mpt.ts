/** MptForCausalLM: ALiBi on fp32 scores, q, k, v in one matrix, no biases, no fused attention whatever is asked for. */
import { add, contiguous, keepsInput, scale, where } from '../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { softmax } from '../../memory/autograd/ops/normalize.ts';
import { split } from '../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLinear, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { dropoutModule, droppedOut } from './blocks/classifier.ts';
import { embedTokens } from './blocks/decoder.ts';
import { castTo } from './blocks/narrow.ts';
import { makeNorm, type Norm } from './blocks/norm.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Block {
  readonly before: Norm;
  readonly qkv: Module;
  readonly out: Module;
  readonly beforeMlp: Norm;
  readonly up: Module;
  readonly down: Module;
}

interface Sizes {
  readonly hidden: number;
  readonly heads: number;
  readonly clips: boolean;
  readonly dropout: number;
}

function block(net: Network, hidden: number): Block {
  return {
    before: makeNorm(net, 'norm_1', hidden, 'layer-without-bias'),
    qkv: net.linear('attn.Wqkv', hidden, 3 * hidden),
    out: net.linear('attn.out_proj', hidden, hidden),
    beforeMlp: makeNorm(net, 'norm_2', hidden, 'layer-without-bias'),
    up: net.linear('ffn.up_proj', hidden, 4 * hidden),
    down: net.linear('ffn.down_proj', 4 * hidden, hidden),
  };
}

function attention(net: Network, { qkv, out }: Block, sizes: Sizes, x: Tensor, alibi: Tensor, mask: Tensor): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      let mixed = applyLinear(net, qkv, x);
      if (sizes.clips) {
        const raw = mixed;
        mixed = keepsInput(graph, raw);
        tape.drop(raw);
      }
      const [q = mixed, k = mixed, v = mixed] = split(graph, mixed, 3);
      const copied = batch > 1;
      const product = batchedProduct(graph, q, k, batch * sizes.heads * sequence * sequence, { a: copied, b: copied });
      let scores = scale(graph, product);
      tape.drop(product);
      const next = (made: Tensor): void => {
        tape.drop(scores);
        scores = made;
      };
      next(add(graph, scores, alibi));
      next(where(graph, mask, scores));
      const probabilities = castTo(graph, softmax(graph, scores, 4), net.width);
      const dropped = droppedOut(net, probabilities, sizes.dropout);
      graph.show(dropped);
      const context = batchedProduct(graph, dropped, v, batch * sequence * sizes.hidden, { b: copied });
      const merged = contiguous(graph, context);
      tape.drop(context);
      return applyLinear(net, out, merged);
    }),
  );
}

function feedForward(net: Network, parts: Block, dropout: number, x: Tensor, before: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const down = tape.under(TERM.mlp, () =>
      tape.frame(() => {
        const raw = applyLinear(net, parts.up, x);
        const active = inContainer(net, parts, 'act', [raw], ([y = raw]) => keepsInput(graph, y));
        tape.drop(raw);
        return applyLinear(net, parts.down, active);
      }),
    );
    return residual(net, droppedOut(net, down, dropout), before);
  });
}

function applyBlock(net: Network, parts: Block, sizes: Sizes, x: Tensor, alibi: Tensor, mask: Tensor): Tensor {
  const normed = parts.before(x);
  const attended = net.tape.frame(() => {
    const raw = inContainer(net, parts, 'attention', [normed], ([y = normed]) =>
      attention(net, parts, sizes, y, alibi, mask),
    );
    return residual(net, dropoutModule(net, parts, 'dropout', raw, sizes.dropout), x);
  });
  const second = parts.beforeMlp(attended);
  return inContainer(net, parts, 'ffn', [second, attended], ([y = second, before = attended]) =>
    feedForward(net, parts, sizes.dropout, y, before),
  );
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const hidden = config.size(['d_model', 'hidden_size'], 2048);
  const heads = config.size(['n_heads', 'num_attention_heads'], 16);
  config.divide(hidden, heads, 'd_model by n_heads');
  const vocab = config.size('vocab_size', 50368);
  const places = config.size('max_seq_len', 2048);
  const options = config.object('attn_config');
  const sizes = { hidden, heads, clips: options.number('clip_qkv', 0) !== 0, dropout: options.number('attn_pdrop', 0) };
  const words = net.module('transformer.wte', [vocab, hidden]);
  const count = config.size(['n_layers', 'num_hidden_layers'], 24);
  const blocks = Array.from({ length: count }, (_, index) =>
    net.within(`transformer.blocks.${index}`, () => block(net, hidden)),
  );
  const norm = makeNorm(net, 'transformer.norm_f', hidden, 'layer-without-bias');
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, words);

  const encode = (): Tensor =>
    tape.frame(() => {
      const { batch, sequence } = net.options;
      const start = embedTokens(net, words);
      // For every position there may be, whatever the batch has.
      const alibi = tape.local(heads * places, 4, TERM.attentionMask);
      const additive = tape.local(batch * sequence * sequence, net.width, TERM.attentionMask);
      const mask = tape.local(batch * sequence * sequence, 1, TERM.attentionMask);
      tape.drop(additive);
      const call = (parts: Block, input: Tensor, [bias, cut]: readonly (Tensor | null)[]): Tensor =>
        applyBlock(net, parts, sizes, input, bias ?? alibi, cut ?? mask);
      const x = runStack(net, blocks, start, [alibi, mask], call, true);
      return norm(x);
    });
  return {
    forward: () => tape.frame(() => languageModelLoss(net, head, inContainer(net, blocks, 'model', [], encode))),
  };
}

export const mpt: Family = { modelTypes: ['mpt'], measured: true, eagerOnly: true, build };
