/** CLIPModel: a text and a vision transformer, projected to one space; the loss is on the similarities of the batch. */
import { crossEntropy } from '../../memory/autograd/ops/cross-entropy.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { gather, slice } from '../../memory/autograd/ops/shape.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, eagerMask, residual } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { embedTokens } from './blocks/decoder.ts';
import { tokenIds } from './blocks/inputs.ts';
import { applyVisionLayer, visionForward, visionLayer, visionSizes, visionTower } from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const textConfig = config.object('text_config');
  const text = visionSizes(textConfig, { hidden: 512, inner: 2048, layers: 12, heads: 8, patch: 32 });
  const vision = visionSizes(config.object('vision_config'), {
    hidden: 768,
    inner: 3072,
    layers: 12,
    heads: 12,
    patch: 32,
  });
  const shared = config.size('projection_dim', 512);
  net.module('logit_scale', [1]);
  const positions = textConfig.size('max_position_embeddings', 77);
  const words = net.module('text_model.embeddings.token_embedding', [
    textConfig.size('vocab_size', 49408),
    text.hidden,
  ]);
  const places = net.module('text_model.embeddings.position_embedding', [positions, text.hidden]);
  net.buffer(positions, 8);
  const layers = Array.from({ length: text.layers }, (_, index) =>
    net.within(`text_model.encoder.layers.${index}`, () => visionLayer(net, text)),
  );
  const norm = net.layerNorm('text_model.final_layer_norm', text.hidden);
  const tower = net.within('vision_model', () => visionTower(net, vision));
  const projectVision = net.linear('visual_projection', vision.hidden, shared);
  const projectText = net.linear('text_projection', text.hidden, shared);
  let pixels: Tensor | null = null;

  const read = (): Tensor =>
    tape.frame(() => {
      const embedded = embedTokens(net, words);
      const placed = applyEmbedding(net, places, sequence, tape.local(sequence, 8, TERM.inputs));
      const start = residual(net, embedded, placed);
      tape.drop(embedded, placed);
      eagerMask(net);
      const x = runStack(net, layers, start, [], (layer, y) => applyVisionLayer(net, layer, text, y, batch, sequence));
      const normed = applyLayerNorm(net, norm, x);
      const last = tape.local(batch, 8, TERM.inputs);
      return applyLinear(net, projectText, gather(graph, normed, batch * text.hidden, last));
    });

  const see = (): Tensor =>
    tape.frame(() => {
      const states = visionForward(net, tower, pixels ?? tokenIds(net), batch);
      const pooled = applyLayerNorm(net, tower.postNorm, slice(graph, states, batch * vision.hidden));
      return applyLinear(net, projectVision, pooled);
    });

  return {
    makeInputs: () => {
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const seen = tape.under(TERM.vision, see);
        const said = read();
        const similarity = batchedProduct(graph, said, seen, batch * batch, {});
        return crossEntropy(graph, similarity, batch, 0, false);
      }),
  };
}

export const clip: Family = { modelTypes: ['clip'], measured: false, build };
