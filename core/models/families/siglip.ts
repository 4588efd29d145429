/** SiglipModel: a text and a vision transformer to one space; the loss asks of every pair of the batch whether it belongs together. */
import { keepsInput, meanOfRows, to } from '../../memory/autograd/ops/elementwise.ts';
import { batchedProduct } from '../../memory/autograd/ops/matrix.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { applyEmbedding, applyLayerNorm, applyLinear, residual } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Storage } from '../../memory/tape/storage.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { embedTokens } from './blocks/decoder.ts';
import { tokenIds } from './blocks/inputs.ts';
import { applyPoolingHead, poolingHead } from './blocks/pooling-head.ts';
import {
  applyVisionLayer,
  visionForward,
  visionLayer,
  visionSizes,
  visionTokens,
  visionTower,
} from './blocks/vision-tower.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const SIZES = { hidden: 768, inner: 3072, layers: 12, heads: 12, patch: 16 };

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const textConfig = config.object('text_config');
  const text = visionSizes(textConfig.with({ model_type: 'siglip_text_model' }), SIZES);
  const vision = visionSizes(config.object('vision_config').with({ model_type: 'siglip_vision_model' }), SIZES);
  const shared = textConfig.size('projection_size', text.hidden);
  const positions = textConfig.size('max_position_embeddings', 64);
  const words = net.module('text_model.embeddings.token_embedding', [
    textConfig.size('vocab_size', 32000),
    text.hidden,
  ]);
  const places = net.module('text_model.embeddings.position_embedding', [positions, text.hidden]);
  net.buffer(positions, 8);
  const layers = Array.from({ length: text.layers }, (_, index) =>
    net.within(`text_model.encoder.layers.${index}`, () => visionLayer(net, text)),
  );
  const norm = net.layerNorm('text_model.final_layer_norm', text.hidden);
  const projection = net.linear('text_model.head', text.hidden, shared, true);
  const tower = net.within('vision_model', () => visionTower(net, vision));
  const pools = config.object('vision_config').flag('vision_use_head', true);
  const head = pools ? net.within('vision_model', () => poolingHead(net, vision.hidden, vision.inner)) : null;
  net.module('logits', [1], [1]);
  let pixels: Tensor | null = null;
  /** The tower's result names it until the model returns. */
  let named: Storage | null = null;

  const read = (): Tensor =>
    tape.frame(() => {
      const embedded = embedTokens(net, words);
      const placed = applyEmbedding(net, places, sequence, tape.local(sequence, 8, TERM.inputs));
      const start = residual(net, embedded, placed);
      tape.drop(embedded, placed);
      const x = runStack(net, layers, start, [], (layer, y) => applyVisionLayer(net, layer, text, y, batch, sequence));
      const normed = applyLayerNorm(net, norm, x);
      tape.drop(x);
      return applyLinear(net, projection, slice(graph, normed, batch * text.hidden));
    });

  const see = (): Tensor =>
    tape.frame(() => {
      const states = visionForward(net, tower, pixels ?? tokenIds(net), batch);
      const normed = applyLayerNorm(net, tower.postNorm, states);
      tape.drop(states);
      named = tape.hold(normed.storage);
      if (head === null) return slice(graph, normed, batch * vision.hidden);
      return applyPoolingHead(net, head, normed, batch, visionTokens(vision), vision.heads, vision.activation);
    });

  return {
    makeInputs: () => {
      pixels = tape.loose(batch * vision.channels * vision.image ** 2, net.width, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const seen = tape.under(TERM.vision, see);
        const said = read();
        const pairs = batchedProduct(graph, said, seen, batch * batch, {});
        const loss = meanOfRows(graph, keepsInput(graph, to(graph, pairs, 4)), 1);
        if (named !== null) tape.release(named);
        return loss;
      }),
  };
}

export const siglip: Family = { modelTypes: ['siglip'], measured: false, build };
