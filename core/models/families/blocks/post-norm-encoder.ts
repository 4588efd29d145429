/** BERT's encoder layer: attention, dense, dropout, LayerNorm(sum); the same around the feed-forward layer. */
import { add, dropout } from '../../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../../memory/model/activation.ts';
import { applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';

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
  const attended = tape.under(TERM.attention, () =>
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
  const after = summed(net, layer.out, layer.attentionNorm, sizes.attentionOutDropout ?? sizes.dropout, attended, x);
  tape.drop(attended);
  const active = tape.under(TERM.mlp, () =>
    tape.frame(() => activate(graph, sizes.activation, applyLinear(net, layer.up, after))),
  );
  return summed(net, layer.down, layer.outputNorm, sizes.dropout, active, after);
}

/** LayerNorm(dropout(dense(x)) + residual) */
function summed(net: Network, dense: Module, norm: Module, p: number, x: Tensor, before: Tensor): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const projected = tape.under(TERM.mlp, () => applyLinear(net, dense, x));
    const dropped = tape.under(TERM.dropout, () => dropout(graph, projected, p));
    tape.drop(projected);
    const sum = tape.under(TERM.hiddenStates, () => add(graph, dropped, before));
    return applyLayerNorm(net, norm, sum);
  });
}
