/** Idefics 2's resampler: a few learned latents attend to the features of an image and to themselves, layer after layer. */
import { gradientOf } from '../../../memory/autograd/ops/matrix.ts';
import { concatenate } from '../../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyLinear, attend, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import type { Fields } from '../fields.ts';
import { applyGatedMlp, type GatedMlp, gatedMlp } from './gated-mlp.ts';
import { makeNorm, type Norm } from './norm.ts';
import { applySublayer } from './sublayer.ts';

interface PerceiverLayer {
  readonly ofLatents: Norm;
  readonly ofContext: Norm;
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly between: Norm;
  readonly mlp: GatedMlp;
}

export interface Perceiver {
  readonly latents: Module;
  readonly layers: readonly PerceiverLayer[];
  readonly norm: Norm;
  readonly heads: number;
  readonly keyHeads: number;
  readonly headSize: number;
  readonly activation: string;
}

/** `hidden`: the language model's. */
export function perceiver(net: Network, config: Fields, hidden: number): Perceiver {
  const heads = config.size('resampler_n_heads', 16);
  const keyHeads = config.size('num_key_value_heads', 4);
  const headSize = config.size('resampler_head_dim', 96);
  const latents = net.module('latents', [config.size('resampler_n_latents', 64), hidden]);
  const layers = Array.from({ length: config.size('resampler_depth', 3) }, (_, index) =>
    net.within(
      `layers.${index}`,
      (): PerceiverLayer => ({
        ofLatents: makeNorm(net, 'input_latents_norm', hidden, 'llama'),
        ofContext: makeNorm(net, 'input_context_norm', hidden, 'llama'),
        q: net.linear('self_attn.q_proj', hidden, heads * headSize),
        k: net.linear('self_attn.k_proj', hidden, keyHeads * headSize),
        v: net.linear('self_attn.v_proj', hidden, keyHeads * headSize),
        out: net.linear('self_attn.o_proj', heads * headSize, hidden),
        between: makeNorm(net, 'post_attention_layernorm', hidden, 'llama'),
        mlp: net.within('mlp', () => gatedMlp(net, { hidden, inner: 4 * hidden })),
      }),
    ),
  );
  const norm = makeNorm(net, 'norm', hidden, 'llama');
  return { latents, layers, norm, heads, keyHeads, headSize, activation: config.text('hidden_act', 'silu') };
}

/** `context`: features of `images` images. */
export function applyPerceiver(net: Network, parts: Perceiver, context: Tensor, images: number): Tensor {
  const { tape, graph } = net;
  return tape.frame(() => {
    const { weight } = parts.latents;
    let x = net.run(parts.latents, [context], () => {
      const spread = tape.share(weight, images * weight.elements);
      return graph.record([weight], spread, null, () => [gradientOf(graph, weight)]);
    });
    for (const layer of parts.layers) {
      const made = inContainer(net, layer, 'layer', [x], ([y = x]) =>
        applyLayer(net, layer, parts, y, context, images),
      );
      tape.drop(x);
      x = made;
    }
    return parts.norm(x);
  });
}

function applyLayer(
  net: Network,
  layer: PerceiverLayer,
  parts: Perceiver,
  latents: Tensor,
  context: Tensor,
  images: number,
): Tensor {
  const { tape, graph } = net;
  const { heads, keyHeads, headSize } = parts;
  const hidden = parts.latents.weight.shape[1] ?? 1;
  return tape.frame(() => {
    const normed = layer.ofLatents(latents);
    const seen = layer.ofContext(context);
    const attended = tape.frame(() => {
      const both = concatenate(graph, [seen, normed]);
      const q = applyLinear(net, layer.q, normed);
      const k = applyLinear(net, layer.k, both);
      const v = applyLinear(net, layer.v, both);
      const shape = {
        batch: images,
        queries: normed.elements / hidden / images,
        keys: both.elements / hidden / images,
        heads,
        keyHeads,
        headSize,
        causal: false,
        dropout: 0,
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: true }));
    });
    const middle = residual(net, latents, attended);
    tape.drop(attended, normed);
    return applySublayer(net, middle, {
      before: layer.between,
      body: (y) => applyGatedMlp(net, layer.mlp, parts.activation, y),
    });
  });
}
