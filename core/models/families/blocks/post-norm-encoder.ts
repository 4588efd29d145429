/** BERT's encoder layer: attention, dense, dropout, LayerNorm(sum); the same around the feed-forward layer. */
import { add } from '../../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../../memory/model/activation.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { dropoutModule } from './classifier.ts';

export interface EncoderLayer {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly attentionNorm: Module;
  readonly up: Module;
  readonly down: Module;
  readonly outputNorm: Module;
}

export interface EncoderSizes {
  readonly hidden: number;
  readonly inner: number;
  readonly heads: number;
  readonly headSize: number;
  readonly activation: string;
  readonly dropout: number;
  readonly attentionDropout: number;
  /** After the attention's projection, where it differs from `dropout`. */
  readonly attentionOutDropout?: number;
}

export function encoderLayer(net: Network, { hidden, inner }: EncoderSizes): EncoderLayer {
  return {
    q: net.linear('attention.self.query', hidden, hidden, true),
    k: net.linear('attention.self.key', hidden, hidden, true),
    v: net.linear('attention.self.value', hidden, hidden, true),
    out: net.linear('attention.output.dense', hidden, hidden, true),
    attentionNorm: net.layerNorm('attention.output.LayerNorm', hidden),
    up: net.linear('intermediate.dense', hidden, inner, true),
    down: net.linear('output.dense', inner, hidden, true),
    outputNorm: net.layerNorm('output.LayerNorm', hidden),
  };
}

export function applyEncoderLayer(
  net: Network,
  layer: EncoderLayer,
  sizes: EncoderSizes,
  x: Tensor,
  mask: Tensor | null,
): Tensor {
  const { tape, graph } = net;
  const after = inContainer(net, layer, 'attention', [x], ([input = x]) =>
    tape.frame(() => {
      const attended = inContainer(net, layer, 'self', [input], ([y = input]) => attention(net, layer, sizes, y, mask));
      const p = sizes.attentionOutDropout ?? sizes.dropout;
      return inContainer(net, layer, 'self-output', [attended, input], ([a = attended, b = input]) =>
        summed(net, layer.out, layer.attentionNorm, p, a, b),
      );
    }),
  );
  const active = tape.under(TERM.mlp, () =>
    inContainer(net, layer, 'intermediate', [after], ([y = after]) =>
      tape.frame(() => {
        const raw = applyLinear(net, layer.up, y);
        return inContainer(net, layer, 'act', [raw], ([z = raw]) => activate(graph, sizes.activation, z));
      }),
    ),
  );
  return inContainer(net, layer, 'output', [active, after], ([a = active, b = after]) =>
    summed(net, layer.down, layer.outputNorm, sizes.dropout, a, b),
  );
}

function attention(net: Network, layer: EncoderLayer, sizes: EncoderSizes, x: Tensor, mask: Tensor | null): Tensor {
  const { tape } = net;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      const q = applyLinear(net, layer.q, x);
      const k = applyLinear(net, layer.k, x);
      const v = applyLinear(net, layer.v, x);
      const { batch, sequence } = net.options;
      const { heads, headSize } = sizes;
      const shape = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: sizes.attentionDropout,
      };
      return attend(net, q, k, v, mask, shape, { softmaxInFp32: false });
    }),
  );
}

/** LayerNorm(dropout(dense(x)) + residual) */
function summed(net: Network, dense: Module, norm: Module, p: number, x: Tensor, before: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const projected = tape.under(TERM.mlp, () => applyLinear(net, dense, x));
    const dropped = dropoutModule(net, dense, 'dropout', projected, p);
    tape.drop(projected);
    const sum = tape.under(TERM.hiddenStates, () => add(graph, dropped, before));
    return applyLayerNorm(net, norm, sum);
  });
}
