/** How a decoder layer joins its parts to the hidden states. */
import { dropout, scale } from '../../../memory/autograd/ops/elementwise.ts';
import { residual } from '../../../memory/model/layers.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { dropoutModule } from './classifier.ts';
import type { Norm } from './norm.ts';

export interface Sublayer {
  readonly before?: Norm | undefined;
  readonly body: (x: Tensor) => Tensor;
  readonly after?: Norm | undefined;
  readonly dropout?: number | undefined;
  /** The object that stands for the sublayer where its dropout is a module (nn.Dropout), which ZeRO-3 hooks whatever its rate. */
  readonly dropoutKey?: object;
  /** Times a constant before the sum (granite). */
  readonly multiplied?: boolean | undefined;
}

/** x + f(norm(x)), with what comes between. Borrows x. */
export function applySublayer(net: Network, x: Tensor, sublayer: Sublayer): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    let y = sublayer.before === undefined ? null : sublayer.before(x);
    const step = (next: Tensor): Tensor => {
      tape.drop(y);
      y = next;
      return next;
    };
    let out = step(sublayer.body(y ?? x));
    if (sublayer.after !== undefined) out = step(sublayer.after(out));
    const { dropout: p = 0 } = sublayer;
    const { dropoutKey } = sublayer;
    if (dropoutKey !== undefined) out = step(dropoutModule(net, dropoutKey, 'dropout', out, p));
    else if (p > 0) out = step(tape.under(TERM.dropout, () => dropout(graph, out, p)));
    if (sublayer.multiplied) out = step(scale(graph, out));
    return residual(net, x, out);
  });
}

/** x + attention(norm(x)) + feed-forward(norm(x)): both read the same or two norms of one input. */
export function applyParallel(
  net: Network,
  x: Tensor,
  parts: {
    readonly attentionNorm: Norm;
    /** Null: the attention's. */
    readonly mlpNorm: Norm | null;
    readonly attention: (x: Tensor) => Tensor;
    readonly mlp: (x: Tensor) => Tensor;
    readonly dropout?: number;
    /** As in Sublayer. */
    readonly dropoutKey?: object;
    /** x is added last (phi, gptj) instead of first (cohere). */
    readonly inputLast: boolean;
  },
): Tensor {
  const { tape, graph } = net;
  const p = parts.dropout ?? 0;
  const { dropoutKey } = parts;
  const dropped = (y: Tensor, name: string): Tensor => {
    const z =
      dropoutKey === undefined
        ? tape.under(TERM.dropout, () => dropout(graph, y, p))
        : dropoutModule(net, dropoutKey, name, y, p);
    tape.drop(y);
    return z;
  };
  return tape.frame(() => {
    const normed = parts.attentionNorm(x);
    const attended = dropped(parts.attention(normed), 'attention-dropout');
    const second = parts.mlpNorm === null ? normed : parts.mlpNorm(x);
    const fed = dropped(parts.mlp(second), 'mlp-dropout');
    const partial = parts.inputLast ? residual(net, attended, fed) : residual(net, x, attended);
    return parts.inputLast ? residual(net, partial, x) : residual(net, partial, fed);
  });
}
