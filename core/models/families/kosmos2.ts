/** Kosmos2ForConditionalGeneration: a CLIP tower, a resampler to latent queries, and a decoder with norms inside its sublayers. */
import { dropout, scale } from '../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../memory/model/activation.ts';
import { applyLayerNorm, applyLinear, applyTokenEmbedding, attend, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { imageAssumptions } from './blocks/image-use.ts';
import { tokenIds } from './blocks/inputs.ts';
import { type Resampler, resample, resampler } from './blocks/kosmos-resampler.ts';
import { visionForward, visionSizes, visionTokens, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

interface Layer {
  readonly q: Module;
  readonly k: Module;
  readonly v: Module;
  readonly out: Module;
  readonly innerNorm: Module;
  readonly norm1: Module;
  readonly up: Module;
  readonly down: Module;
  readonly middleNorm: Module;
  readonly norm2: Module;
}

interface TextSizes {
  readonly hidden: number;
  readonly inner: number;
  readonly heads: number;
  readonly headSize: number;
  readonly activation: string;
  readonly dropout: number;
  readonly attentionDropout: number;
  readonly activationDropout: number;
}

function textSizes(text: Fields): TextSizes {
  const hidden = text.size('embed_dim', 2048);
  const heads = text.size('attention_heads', 32);
  return {
    hidden,
    heads,
    inner: text.size('ffn_dim', 8192),
    headSize: text.divide(hidden, heads, 'embed_dim by attention_heads'),
    activation: text.text('activation_function', 'gelu'),
    dropout: text.number('dropout', 0.1),
    attentionDropout: text.number('attention_dropout', 0.1),
    activationDropout: text.number('activation_dropout', 0),
  };
}

function textLayer(net: Network, { hidden, inner }: TextSizes): Layer {
  return {
    k: net.linear('self_attn.k_proj', hidden, hidden, true),
    v: net.linear('self_attn.v_proj', hidden, hidden, true),
    q: net.linear('self_attn.q_proj', hidden, hidden, true),
    out: net.linear('self_attn.out_proj', hidden, hidden, true),
    innerNorm: net.layerNorm('self_attn.inner_attn_ln', hidden),
    norm1: net.layerNorm('self_attn_layer_norm', hidden),
    up: net.linear('ffn.fc1', hidden, inner, true),
    down: net.linear('ffn.fc2', inner, hidden, true),
    middleNorm: net.layerNorm('ffn.ffn_layernorm', inner),
    norm2: net.layerNorm('final_layer_norm', hidden),
  };
}

function applyTextLayer(net: Network, layer: Layer, sizes: TextSizes, x: Tensor, mask: Tensor | null): Tensor {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const dropped = (y: Tensor, p: number): Tensor => tape.under(TERM.dropout, () => dropout(graph, y, p));
  const before = applyLayerNorm(net, layer.norm1, x);
  const attended = tape.under(TERM.attention, () =>
    tape.frame(() => {
      const q = applyLinear(net, layer.q, before);
      const k = applyLinear(net, layer.k, before);
      const v = applyLinear(net, layer.v, before);
      const { heads, headSize, attentionDropout } = sizes;
      const shape = {
        batch,
        queries: sequence,
        keys: sequence,
        heads,
        keyHeads: heads,
        headSize,
        causal: true,
        dropout: attentionDropout,
      };
      const y = attend(net, q, k, v, mask, shape, { softmaxInFp32: false });
      const normed = applyLayerNorm(net, layer.innerNorm, y);
      tape.drop(y);
      return applyLinear(net, layer.out, normed);
    }),
  );
  tape.drop(before);
  const first = dropped(attended, sizes.dropout);
  tape.drop(attended);
  const middle = residual(net, x, first);
  tape.drop(first);
  const between = applyLayerNorm(net, layer.norm2, middle);
  const fed = tape.under(TERM.mlp, () =>
    tape.frame(() => {
      const raw = applyLinear(net, layer.up, between);
      const active = activate(graph, sizes.activation, raw);
      tape.drop(raw);
      const kept = dropped(active, sizes.activationDropout);
      tape.drop(active);
      const normed = applyLayerNorm(net, layer.middleNorm, kept);
      tape.drop(kept);
      const down = applyLinear(net, layer.down, normed);
      tape.drop(normed);
      return dropped(down, sizes.dropout);
    }),
  );
  tape.drop(between);
  return residual(net, middle, fed);
}

/** embeddings[mask] = image embeddings, in place. */
function placeImages(net: Network, words: Tensor, images: Tensor, hidden: number): Tensor {
  const { tape, graph } = net;
  const placed = tape.share(words);
  const [all, some] = [words.elements, images.elements];
  const index = tape.local(some / hidden, 8);
  graph.record([words, images], placed, [index], (g) => [tape.loose(all, g.width), tape.loose(some, g.width)]);
  tape.drop(index);
  return placed;
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const text = config.object('text_config');
  const sizes = textSizes(text);
  const { hidden } = sizes;
  const vocab = text.size('vocab_size', 65037);
  const words = net.module('text_model.model.embed_tokens', [vocab, hidden]);
  net.buffer((text.size('max_position_embeddings', 2048) + 2) * hidden, net.width);
  const layers = Array.from({ length: text.size('layers', 24) }, (_, index) =>
    net.within(`text_model.model.layers.${index}`, () => textLayer(net, sizes)),
  );
  const norm = net.layerNorm('text_model.model.layer_norm', hidden);
  const head = net.module('text_model.lm_head', [vocab, hidden]);
  net.tie(head, words);
  const given = visionSizes(config.object('vision_config'), {
    hidden: 1024,
    inner: 4096,
    layers: 24,
    heads: 16,
    patch: 14,
  });
  const vision = { ...given, softmaxInFp32: false };
  const tower = net.within('vision_model.model', () => visionTower(net, vision));
  const latents = config.size('latent_query_num', 64);
  const projection: Resampler = resampler(net, vision.hidden, hidden, latents, sizes);
  // Many modules are made after the tie: the cyclic collector has run by then.
  net.dropGarbage();
  let pixels: Tensor | null = null;

  return {
    assumes: imageAssumptions(net, { side: vision.image, tokens: latents, size: 'config' }),
    makeInputs: () => {
      const { batch } = net.options;
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
      tape.loose(net.tokens, 8, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const { batch, sequence } = net.options;
        const seen = visionForward(net, tower, pixels ?? tokenIds(net), batch);
        // The pooled output: nothing uses it.
        const first = tape.track(new Tensor(tape.hold(seen.storage), batch * vision.hidden, net.width));
        tape.under(TERM.vision, () => applyLayerNorm(net, tower.postNorm, first));
        const images = tape.under(TERM.vision, () =>
          resample(net, projection, tower.postNorm, seen, batch * visionTokens(vision), visionTokens(vision)),
        );
        const embedded = applyTokenEmbedding(net, words, net.tokens, tokenIds(net));
        const placed = placeImages(net, embedded, images, hidden);
        const scaled = tape.under(TERM.hiddenStates, () => scale(graph, placed));
        tape.drop(placed, embedded);
        const places = tape.local(net.tokens * hidden, net.width, TERM.embeddings);
        const sum = residual(net, scaled, places);
        tape.drop(places, scaled);
        const once = tape.under(TERM.dropout, () => dropout(graph, sum, sizes.dropout));
        tape.drop(sum);
        const mask = tape.local(batch * sequence * sequence, net.width, TERM.attentionMask);
        const start = tape.under(TERM.dropout, () => dropout(graph, once, sizes.dropout));
        tape.drop(once);
        const x = runStack(net, layers, start, [mask], (layer, input, [m]) =>
          applyTextLayer(net, layer, sizes, input, m ?? null),
        );
        const normed = applyLayerNorm(net, norm, x);
        tape.drop(x);
        return languageModelLoss(net, head, normed);
      }),
  };
}

export const kosmos2: Family = { modelTypes: ['kosmos-2'], measured: true, build };
