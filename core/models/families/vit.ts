/** ViTForImageClassification: patches, class token, pre-norm layers, a classifier on the first token. */
import { keepsResult } from '../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../memory/autograd/ops/matrix.ts';
import { slice } from '../../memory/autograd/ops/shape.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLinear, attend } from '../../memory/model/layers.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { classLoss, dropoutModule, labelCount } from './blocks/classifier.ts';
import { tokenIds } from './blocks/inputs.ts';
import { makeNorm } from './blocks/norm.ts';
import { classAndPatches, patchEmbedding } from './blocks/patches.ts';
import { applyPlainMlp } from './blocks/plain-mlp.ts';
import { applySublayer } from './blocks/sublayer.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const { batch } = net.options;
  const hidden = config.size('hidden_size', 768);
  const heads = config.size('num_attention_heads', 12);
  const headSize = config.divide(hidden, heads, 'hidden_size by num_attention_heads');
  const inner = config.size('intermediate_size', 3072);
  const image = config.size('image_size', 224);
  const patch = config.size('patch_size', 16);
  const channels = config.size('num_channels', 3);
  const tokens = Math.floor(image / patch) ** 2 + 1;
  const p = config.number('hidden_dropout_prob', 0);
  const activation = config.text('hidden_act', 'gelu');
  const qkvBias = config.flag('qkv_bias', true);
  const embeddings = net.module('vit.embeddings', [1, 1, hidden], [1, tokens, hidden]);
  const patches = net.module('vit.embeddings.patch_embeddings.projection', [hidden, channels, patch, patch], [hidden]);
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(`vit.encoder.layer.${index}`, () => ({
      q: net.linear('attention.q_proj', hidden, hidden, qkvBias),
      k: net.linear('attention.k_proj', hidden, hidden, qkvBias),
      v: net.linear('attention.v_proj', hidden, hidden, qkvBias),
      out: net.linear('attention.o_proj', hidden, hidden, true),
      norm1: makeNorm(net, 'layernorm_before', hidden, 'layer'),
      norm2: makeNorm(net, 'layernorm_after', hidden, 'layer'),
      up: net.linear('mlp.fc1', hidden, inner, true),
      down: net.linear('mlp.fc2', inner, hidden, true),
    })),
  );
  const norm = makeNorm(net, 'vit.layernorm', hidden, 'layer');
  const name = config.list('architectures')?.[0];
  const pooled = name === 'ViTModel';
  const head = net.linear(
    pooled ? 'vit.pooler.dense' : 'classifier',
    hidden,
    pooled ? hidden : labelCount(config),
    true,
  );
  let pixels: Tensor | null = null;

  const embed = (input: Tensor): Tensor => {
    const [token = embeddings.weight, places = embeddings.weight] = embeddings.parameters;
    return net.run(embeddings, [input], ([x = input]) =>
      tape.frame(() => {
        const rows = inContainer(net, patches, 'patches', [x], ([y = x]) =>
          patchEmbedding(net, patches, y, batch * (tokens - 1)),
        );
        const all = classAndPatches(net, token, rows, batch);
        const sum = tape.local(all.elements, net.width);
        const placed = graph.record([all, places], sum, null, (g) => [graph.pass(g), gradientOf(graph, places)]);
        tape.drop(all);
        return dropoutModule(net, embeddings, 'dropout', placed, p);
      }),
    );
  };

  const attention = (layer: (typeof layers)[number], x: Tensor): Tensor =>
    tape.under(TERM.attention, () => inContainer(net, layer, 'attention', [x], ([y = x]) => attended(layer, y)));

  const attended = (layer: (typeof layers)[number], x: Tensor): Tensor =>
    tape.frame(() => {
      const q = applyLinear(net, layer.q, x);
      const k = applyLinear(net, layer.k, x);
      const v = applyLinear(net, layer.v, x);
      const shape = {
        batch,
        queries: tokens,
        keys: tokens,
        heads,
        keyHeads: heads,
        headSize,
        causal: false,
        dropout: config.number('attention_probs_dropout_prob', 0),
      };
      return applyLinear(net, layer.out, attend(net, q, k, v, null, shape, { softmaxInFp32: true }));
    });

  return {
    withoutTokens: true,
    makeInputs: () => {
      pixels = tape.loose(batch * channels * image ** 2, net.width, TERM.inputs);
      tape.loose(batch, 8, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const x = inContainer(net, layers, 'model', [], () => encode());
        const first = slice(graph, x, batch * hidden);
        return pooled ? keepsResult(graph, applyLinear(net, head, first)) : classLoss(net, head, first, batch);
      }),
  };

  function encode(): Tensor {
    return tape.frame(() => {
      // transformers compares the pixels' type with this weight's.
      net.touch(patches.weight);
      const start = tape.under(TERM.embeddings, () => embed(pixels ?? tokenIds(net)));
      const x = runStack(net, layers, start, [], (layer, input) => {
        const middle = applySublayer(net, input, {
          before: layer.norm1,
          body: (y) => attention(layer, y),
          dropout: p,
          dropoutKey: layer.q,
        });
        return applySublayer(net, middle, {
          before: layer.norm2,
          body: (y) => applyPlainMlp(net, layer, activation, y),
          dropout: p,
          dropoutKey: layer.up,
        });
      });
      const normed = norm(x);
      tape.drop(x);
      return normed;
    });
  }
}

export const vit: Family = { modelTypes: ['vit'], measured: true, build };
