/** T5ForConditionalGeneration and mT5. */

import { eager } from '../../memory/autograd/attention/eager.ts';
import { efficient } from '../../memory/autograd/attention/efficient.ts';
import { math } from '../../memory/autograd/attention/math.ts';
import { checkpoint } from '../../memory/autograd/checkpoint.ts';
import { add, contiguous, multiply, scale, where } from '../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../memory/model/activation.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLinear, applyTokenEmbedding } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { applyRmsNorm } from '../../memory/model/rms-norm.ts';
import type { Tape } from '../../memory/tape/tape.ts';
import { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { dropoutModule } from './blocks/classifier.ts';
import { tokenIds } from './blocks/inputs.ts';
import { crossZeros, relativeBias } from './blocks/t5-bias.ts';
import { type T5Block, type T5Projections, type T5Sizes, type T5Stack, t5Modules } from './blocks/t5-modules.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

/** What flows from block to block of a stack. */
interface Flow {
  readonly x: Tensor;
  /** Relative position bias, computed by the first block. */
  readonly bias: Tensor | null;
  /** The bias of cross attention: zeros. */
  readonly crossBias: Tensor | null;
}

interface Masks {
  readonly self: Tensor | null;
  readonly cross: Tensor | null;
}

class T5Run {
  private readonly net: Network;
  private readonly sizes: T5Sizes;
  /** Keys and values of the decoder, whose own config keeps use_cache; null while there is no cache. */
  private cache: Tensor[] | null = null;

  constructor(net: Network, sizes: T5Sizes) {
    this.net = net;
    this.sizes = sizes;
  }

  forward(encoder: T5Stack, decoder: T5Stack, shared: Module, head: Module): Tensor {
    const { tape, graph, options, tokens, width } = this.net;
    return tape.frame(() => {
      // Where every token counts only the decoder's own attention has a mask.
      const causal =
        options.attention === 'eager'
          ? tape.local(options.batch * options.sequence ** 2, width, TERM.attentionMask)
          : null;
      const masks: Masks = { self: causal, cross: null };
      const encoded = this.stack(encoder, shared, tokenIds(this.net), null, { self: null, cross: null });
      const ids = tape.local(tokens, 8, TERM.inputs);
      this.cache = options.checkpointing ? null : [];
      let x = this.stack(decoder, shared, ids, encoded, masks);
      if (this.sizes.scalesOutput) {
        const scaled = scale(graph, x);
        tape.drop(x);
        x = scaled;
      }
      const loss = languageModelLoss(this.net, head, x, { upcast: false });
      for (const kept of this.cache ?? []) tape.release(kept.storage);
      this.cache = null;
      return loss;
    });
  }

  private stack(stack: T5Stack, shared: Module, ids: Tensor, encoded: Tensor | null, masks: Masks): Tensor {
    return inContainer(this.net, stack, 'stack', [], () => this.run(stack, shared, ids, encoded, masks));
  }

  private run(stack: T5Stack, shared: Module, ids: Tensor, encoded: Tensor | null, masks: Masks): Tensor {
    const { net } = this;
    const { tape } = net;
    return tape.frame(() => {
      const embedded = applyTokenEmbedding(net, shared, net.tokens, ids);
      let flow: Flow = { x: this.dropped(stack, embedded), bias: null, crossBias: null };
      tape.drop(embedded);
      for (const block of stack.blocks) {
        const next = net.options.checkpointing
          ? this.checkpointed(block, flow, encoded, masks)
          : this.framed(block, flow, encoded, masks);
        tape.drop(flow.x);
        flow = next;
      }
      const normed = applyRmsNorm(net, stack.norm, flow.x, 't5');
      tape.drop(flow.x);
      return this.dropped(stack.norm, normed);
    });
  }

  /** A module nn.Dropout, known by `key`. */
  private dropped(key: object, x: Tensor): Tensor {
    return dropoutModule(this.net, key, 'dropout', x, this.sizes.dropout);
  }

  private checkpointed(block: T5Block, flow: Flow, encoded: Tensor | null, masks: Masks): Flow {
    const slots = [flow.x, flow.bias, encoded, flow.crossBias, masks.self, masks.cross];
    const given = slots.filter((slot) => slot !== null);
    return checkpoint(this.net.graph, given, (args) => {
      const queue = [...args];
      const [x = flow.x, bias = null, states = null, crossBias = null, self = null, cross = null] = slots.map((slot) =>
        slot === null ? null : (queue.shift() ?? null),
      );
      return this.framed(block, { x: x ?? flow.x, bias, crossBias }, states, { self, cross });
    });
  }

  private framed(block: T5Block, flow: Flow, encoded: Tensor | null, masks: Masks): Flow {
    let result = flow;
    this.net.tape.frameOfMany(() => {
      result = this.block(block, flow, encoded, masks);
      return [result.x, result.bias, result.crossBias].filter((tensor) => tensor !== null);
    });
    return result;
  }

  /** Module results that come beside the hidden states (biases) are not watched by ZeRO-3's hooks here. */
  private block(block: T5Block, flow: Flow, encoded: Tensor | null, masks: Masks): Flow {
    const { net } = this;
    const { tape } = net;
    // The first block's attention makes the bias that all others read: it outlives the modules around it.
    let made: Tensor | null = null;
    const biasOf = (): Tensor => {
      if (flow.bias !== null) return flow.bias;
      const bias = relativeBias(net, block.relative);
      made = lasting(tape, bias);
      return bias;
    };
    const crossBias = encoded === null ? null : (flow.crossBias ?? crossZeros(net, this.sizes.heads));
    const body = (): Tensor =>
      inContainer(net, block, 'block', [flow.x], ([input = flow.x]) => {
        let y = inContainer(net, block.norm, 'self', [input], ([z = input]) =>
          tape.frame(() => {
            const normed = applyRmsNorm(net, block.norm, z, 't5');
            const attended = this.selfAttention(block, normed, biasOf, encoded !== null, masks.self);
            return this.addDropped(block.out, z, attended);
          }),
        );
        const { cross } = block;
        if (cross !== null && encoded !== null && crossBias !== null) {
          const before = y;
          y = inContainer(net, cross.norm, 'cross', [before], ([z = before]) =>
            tape.frame(() => {
              const normed = applyRmsNorm(net, cross.norm, z, 't5');
              const crossed = this.crossAttention(cross, normed, encoded, crossBias, masks.cross);
              return this.addDropped(cross.out, z, crossed);
            }),
          );
          tape.drop(before);
        }
        const next = this.feedForward(block, y);
        tape.drop(y);
        return next;
      });
    try {
      return { x: net.graph.layer(body), bias: made ?? flow.bias, crossBias };
    } finally {
      if (made !== null) tape.track(made);
    }
  }

  private addDropped(key: object, x: Tensor, y: Tensor): Tensor {
    const { tape, graph } = this.net;
    return tape.frame(() => {
      const dropped = this.dropped(key, y);
      return tape.under(TERM.hiddenStates, () => add(graph, x, dropped));
    });
  }

  private selfAttention(block: T5Block, x: Tensor, biasOf: () => Tensor, causal: boolean, mask: Tensor | null): Tensor {
    const { tape, graph, options } = this.net;
    return this.attention(block, x, x, (q, k, v) => {
      const bias = biasOf();
      const cached = this.cache !== null && causal;
      const keys = cached ? this.cached(k) : k;
      const values = cached ? this.cached(v) : v;
      if (options.attention === 'eager') return this.eagerly(q, keys, values, bias, mask);
      // The bias is a permuted view whose last stride is not 1: no fused kernel takes it.
      const pairs = options.sequence ** 2;
      const scores = causal ? where(graph, tape.local(pairs, 1, TERM.attentionMask), bias) : bias;
      return math(graph, q, keys, values, scores, this.shape(), { contiguousKeys: cached });
    });
  }

  private crossAttention(block: T5Projections, x: Tensor, states: Tensor, bias: Tensor, mask: Tensor | null): Tensor {
    const { graph, options } = this.net;
    return this.attention(block, x, states, (q, k, v) =>
      options.attention === 'eager' ? this.eagerly(q, k, v, bias, mask) : efficient(graph, q, k, v, bias, this.shape()),
    );
  }

  private attention(
    block: T5Projections,
    x: Tensor,
    states: Tensor,
    core: (q: Tensor, k: Tensor, v: Tensor) => Tensor,
  ): Tensor {
    const { net } = this;
    const { tape } = net;
    return tape.under(TERM.attention, () =>
      inContainer(net, block.q, 'attention', [x], ([input = x]) =>
        tape.frame(() => {
          const q = applyLinear(net, block.q, input);
          const k = applyLinear(net, block.k, states);
          const v = applyLinear(net, block.v, states);
          return applyLinear(net, block.out, core(q, k, v));
        }),
      ),
    );
  }

  private shape() {
    const { batch, sequence } = this.net.options;
    const { heads, headSize, dropout: p } = this.sizes;
    return { batch, queries: sequence, keys: sequence, heads, keyHeads: heads, headSize, causal: false, dropout: p };
  }

  private eagerly(q: Tensor, k: Tensor, v: Tensor, bias: Tensor, mask: Tensor | null): Tensor {
    return eager(this.net.graph, q, k, v, mask, this.shape(), { softmaxInFp32: false, bias });
  }

  /** DynamicCache.update: torch.cat copies, and the cache holds on to it. */
  private cached(x: Tensor): Tensor {
    const { tape, graph } = this.net;
    const copy = tape.under(TERM.keyValueCache, () => contiguous(graph, x));
    tape.drop(x);
    tape.hold(copy.storage);
    this.cache?.push(copy);
    return copy;
  }

  private feedForward(block: T5Block, x: Tensor): Tensor {
    const { net } = this;
    const { tape } = net;
    return inContainer(net, block, 'feed-forward', [x], ([input = x]) =>
      tape.frame(() => {
        const normed = applyRmsNorm(net, block.outputNorm, input, 't5');
        const down = tape.under(TERM.mlp, () =>
          inContainer(net, block, 'dense', [normed], ([y = normed]) =>
            tape.frame(() => {
              const inner = this.inner(block, y);
              const dropped = this.dropped(block.down, inner);
              tape.drop(inner);
              // transformers compares types with this weight before it runs.
              net.touch(block.down.weight);
              return applyLinear(net, block.down, dropped);
            }),
          ),
        );
        tape.drop(normed);
        return this.addDropped(block.outputNorm, input, down);
      }),
    );
  }

  private inner(block: T5Block, x: Tensor): Tensor {
    const { net, sizes } = this;
    const { tape, graph } = net;
    return tape.frame(() => {
      const raw = applyLinear(net, block.up, x);
      const active = inContainer(net, block, 'act', [raw], ([y = raw]) => activate(graph, sizes.activation, y));
      tape.drop(raw);
      return block.gated === null ? active : multiply(graph, active, applyLinear(net, block.gated, x));
    });
  }
}

/** Another handle that no frame drops. */
function lasting(tape: Tape, x: Tensor): Tensor {
  const copy = new Tensor(tape.hold(x.storage), x.elements, x.width);
  copy.needsGrad = x.needsGrad;
  copy.node = x.node;
  copy.output = x.output;
  return copy;
}

function build(net: Network, config: Fields): ModelProgram {
  const { encoder, decoder, shared, head, sizes } = t5Modules(net, config);
  const run = new T5Run(net, sizes);
  return { forward: () => run.forward(encoder, decoder, shared, head) };
}

export const t5: Family = { modelTypes: ['t5', 'mt5'], measured: true, build };
