/** Kosmos-2's image_to_text_projection: normalized image features, a dense layer, and attention from latent queries to them. */
import type { AttentionShape } from '../../../memory/autograd/attention/shape.ts';
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { applyLayerNorm, applyLinear, attend } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import { Tensor } from '../../../memory/tape/tensor.ts';

export interface Resampler {
  readonly latent: Module;
  readonly dense: Module;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly latents: number;
  readonly hidden: number;
  readonly heads: number;
  readonly dropout: number;
}

export function resampler(
  net: Network,
  visionHidden: number,
  hidden: number,
  latents: number,
  text: { readonly heads: number; readonly attentionDropout: number },
): Resampler {
  return net.within('image_to_text_projection', () => {
    const latent = net.module('latent_query', [latents, hidden]);
    const dense = net.linear('dense', visionHidden, hidden, true);
    return {
      latent,
      dense,
      k: net.linear('x_attn.k_proj', hidden, hidden, true),
      v: net.linear('x_attn.v_proj', hidden, hidden, true),
      q: net.linear('x_attn.q_proj', hidden, hidden, true),
      out: net.linear('x_attn.out_proj', hidden, hidden, true),
      latents,
      hidden,
      heads: text.heads,
      dropout: text.attentionDropout,
    };
  });
}

/** `seen`: image features (rows x vision hidden) of images of `perImage` rows. */
export function resample(
  net: Network,
  parts: Resampler,
  postNorm: Module,
  seen: Tensor,
  rows: number,
  perImage: number,
): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const features = applyLayerNorm(net, postNorm, seen);
    const lengths = tape.local(rows, net.width);
    const unit = tape.local(features.elements, features.width);
    graph.record([features], unit, [features, lengths], (g) => [tape.loose(g.elements, g.width)]);
    tape.drop(features);
    return net.run(parts.latent, [unit], ([input = unit]) =>
      tape.frame(() => attendLatents(net, parts, input, perImage)),
    );
  });
}

function attendLatents(net: Network, parts: Resampler, features: Tensor, perImage: number): Tensor {
  const { tape, graph } = net;
  const { batch } = net.options;
  const { latents, hidden, heads } = parts;
  const queries = batch * latents * hidden;
  const states = applyLinear(net, parts.dense, features);
  const latent = parts.latent.weight;
  const expanded = tape.share(latent, queries);
  graph.record([latent], expanded, null, () => [gradientOf(graph, latent)]);
  const keys = tape.local(states.elements + queries, net.width);
  graph.record([states, expanded], keys, null, (g) => [part(net, g, states.elements), part(net, g, queries)]);
  const q = applyLinear(net, parts.q, expanded);
  const k = applyLinear(net, parts.k, keys);
  const v = applyLinear(net, parts.v, keys);
  const shape: AttentionShape = {
    batch,
    queries: latents,
    keys: perImage + latents,
    heads,
    keyHeads: heads,
    headSize: hidden / heads,
    causal: false,
    dropout: parts.dropout,
  };
  const y = attend(net, q, k, v, null, shape, { softmaxInFp32: false });
  return applyLinear(net, parts.out, y);
}

/** A part of a gradient as a view. */
function part(net: Network, gradient: Tensor, elements: number): Tensor {
  return new Tensor(net.tape.hold(gradient.storage), elements, gradient.width);
}
