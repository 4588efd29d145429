/** Encoder and decoder layers of the BART kind, norms before (whisper) or after (bart) each sublayer. */
import { contiguous, scale } from '../../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../../memory/model/activation.ts';
import { applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import { droppedOut } from './classifier.ts';
import { makeNorm, type Norm } from './norm.ts';
import { applySublayer } from './sublayer.ts';

export interface SpeechSizes {
  readonly hidden: number;
  readonly heads: number;
  readonly inner: number;
  readonly activation: string;
  readonly dropout: number;
  readonly attentionDropout: number;
  readonly activationDropout: number;
  /** k has a bias (bart) or not (whisper). */
  readonly keyBias: boolean;
  readonly normFirst: boolean;
  /** q, k and v are copied into the order of the heads (whisper). */
  readonly headMajor?: boolean;
}

interface Projections {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
}

interface Part<Kind> {
  readonly block: Kind;
  readonly norm: Norm;
}

export interface SpeechLayer {
  readonly self: Part<Projections>;
  readonly cross: Part<Projections> | null;
  readonly mlp: Part<{ readonly up: Module; readonly down: Module }>;
}

export function speechLayer(net: Network, sizes: SpeechSizes, decodes: boolean): SpeechLayer {
  const { hidden, inner, keyBias } = sizes;
  const projections = (name: string): Projections => ({
    k: net.linear(`${name}.k_proj`, hidden, hidden, keyBias),
    v: net.linear(`${name}.v_proj`, hidden, hidden, true),
    q: net.linear(`${name}.q_proj`, hidden, hidden, true),
    out: net.linear(`${name}.out_proj`, hidden, hidden, true),
  });
  const part = <Kind>(block: Kind, norm: string): Part<Kind> => ({ block, norm: makeNorm(net, norm, hidden, 'layer') });
  return {
    self: part(projections('self_attn'), 'self_attn_layer_norm'),
    cross: decodes ? part(projections('encoder_attn'), 'encoder_attn_layer_norm') : null,
    mlp: part(
      { up: net.linear('fc1', hidden, inner, true), down: net.linear('fc2', inner, hidden, true) },
      'final_layer_norm',
    ),
  };
}

/** `rows`: positions of one sample of x, `stateRows`: of the encoder's states. */
export function applySpeechLayer(
  net: Network,
  layer: SpeechLayer,
  sizes: SpeechSizes,
  x: Tensor,
  rows: number,
  states: Tensor | null,
  stateRows: number,
  mask: Tensor | null,
): Tensor {
  const { tape } = net;
  const { dropout, normFirst } = sizes;
  const joined = (input: Tensor, norm: Norm, body: (y: Tensor) => Tensor): Tensor => {
    if (normFirst) return applySublayer(net, input, { before: norm, body, dropout });
    const sum = applySublayer(net, input, { body, dropout });
    const normed = norm(sum);
    tape.drop(sum);
    return normed;
  };
  let current = joined(x, layer.self.norm, (y) =>
    attention(net, layer.self.block, sizes, y, y, rows, rows, states !== null, mask),
  );
  const next = (made: Tensor): void => {
    tape.drop(current);
    current = made;
  };
  const { cross } = layer;
  if (cross !== null && states !== null) {
    next(
      joined(current, cross.norm, (y) => attention(net, cross.block, sizes, y, states, rows, stateRows, false, null)),
    );
  }
  next(joined(current, layer.mlp.norm, (y) => feed(net, layer.mlp.block, sizes, y)));
  return current;
}

function attention(
  net: Network,
  block: Projections,
  sizes: SpeechSizes,
  x: Tensor,
  states: Tensor,
  queries: number,
  keys: number,
  causal: boolean,
  mask: Tensor | null,
): Tensor {
  const { tape, graph } = net;
  const { hidden, heads, attentionDropout } = sizes;
  return tape.under(TERM.attention, () =>
    tape.frame(() => {
      const { headMajor = false } = sizes;
      const ordered = (y: Tensor): Tensor => {
        if (!headMajor) return y;
        const copy = contiguous(graph, y);
        tape.drop(y);
        return copy;
      };
      const raw = applyLinear(net, block.q, x);
      const scaled = scale(graph, raw);
      tape.drop(raw);
      const q = ordered(scaled);
      const k = ordered(applyLinear(net, block.k, states));
      const v = ordered(applyLinear(net, block.v, states));
      const shape = {
        batch: net.options.batch,
        queries,
        keys,
        heads,
        keyHeads: heads,
        headSize: hidden / heads,
        causal,
        headMajor,
        dropout: attentionDropout,
      };
      return applyLinear(net, block.out, attend(net, q, k, v, mask, shape, { softmaxInFp32: false }));
    }),
  );
}

function feed(
  net: Network,
  mlp: { readonly up: Module; readonly down: Module },
  sizes: SpeechSizes,
  x: Tensor,
): Tensor {
  const { tape, graph } = net;
  return tape.under(TERM.mlp, () =>
    tape.frame(() => {
      const raw = applyLinear(net, mlp.up, x);
      const active = activate(graph, sizes.activation, raw);
      tape.drop(raw);
      const dropped = droppedOut(net, active, sizes.activationDropout);
      tape.drop(active);
      return applyLinear(net, mlp.down, dropped);
    }),
  );
}
