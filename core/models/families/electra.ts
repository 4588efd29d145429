/** ElectraForMaskedLM and its other heads: BERT's encoder on embeddings that may be narrower. */
import { keepsInput } from '../../memory/autograd/ops/elementwise.ts';
import { inContainer } from '../../memory/model/container.ts';
import { applyLayerNorm, applyLinear } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { encoderSizes } from './bert.ts';
import { classLoss, droppedOut, labelCount } from './blocks/classifier.ts';
import { slice } from './blocks/first-token.ts';
import { type NarrowEmbeddings, narrowEmbeddings } from './blocks/narrow-embeddings.ts';
import { applyEncoderLayer, type EncoderSizes, encoderLayer } from './blocks/post-norm-encoder.ts';
import type { Family, ModelProgram } from './family.ts';
import { type Fields, ModelConfigProblem } from './fields.ts';

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const sizes = encoderSizes(
    config.with({
      hidden_size: config.size('hidden_size', 256),
      num_attention_heads: config.size('num_attention_heads', 4),
      intermediate_size: config.size('intermediate_size', 1024),
    }),
  );
  const embeddings = narrowEmbeddings(net, config, 'electra.embeddings', config.size('vocab_size', 30522));
  const { width, embed } = embeddings;
  const widen = width === sizes.hidden ? null : net.linear('electra.embeddings_project', width, sizes.hidden, true);
  const layers = Array.from({ length: config.size('num_hidden_layers', 12) }, (_, index) =>
    net.within(`electra.encoder.layer.${index}`, () => encoderLayer(net, sizes)),
  );
  const head = headFor(net, config, sizes, embeddings);
  const encode = (): Tensor =>
    tape.frame(() => {
      const narrow = inContainer(net, layers, 'embeddings', [], embed);
      const start = widen === null ? narrow : applyLinear(net, widen, narrow);
      if (widen !== null) tape.drop(narrow);
      return inContainer(net, layers, 'encoder', [start], ([x = start]) =>
        runStack(net, layers, x, [], (layer, input) => applyEncoderLayer(net, layer, sizes, input, null)),
      );
    });
  return { forward: () => tape.frame(() => head(inContainer(net, layers, 'model', [], encode))) };
}

function headFor(
  net: Network,
  config: Fields,
  { hidden, dropout }: EncoderSizes,
  { words, width }: NarrowEmbeddings,
): (x: Tensor) => Tensor {
  const { tape, graph } = net;
  const architecture = config.list('architectures')?.[0];
  const name = typeof architecture === 'string' ? architecture : 'ElectraForMaskedLM';
  if (name.endsWith('Model')) return (x) => x;
  if (name.endsWith('PreTraining') || name.endsWith('MultipleChoice')) {
    throw new ModelConfigProblem(`The head of ${name.slice(0, 60)} is not modelled.`);
  }
  if (name.endsWith('MaskedLM') || name.endsWith('CausalLM')) {
    const norm = net.layerNorm('generator_predictions.LayerNorm', width);
    const dense = net.linear('generator_predictions.dense', hidden, width, true);
    const decoder = net.linear('generator_lm_head', width, config.size('vocab_size', 30522), true);
    if (config.flag('tie_word_embeddings', true)) net.tie(decoder, words);
    const transformed = (x: Tensor): Tensor =>
      tape.frame(() => {
        const raw = applyLinear(net, dense, x);
        const active = keepsInput(graph, raw);
        tape.drop(raw);
        return applyLayerNorm(net, norm, active);
      });
    return (x) =>
      tape.frame(() => languageModelLoss(net, decoder, transformed(x), { upcast: name.endsWith('CausalLM') }));
  }
  const sequence = name.endsWith('SequenceClassification');
  const p = config.number('classifier_dropout', dropout);
  const dense = sequence ? net.linear('classifier.dense', hidden, hidden, true) : null;
  const out = net.linear(sequence ? 'classifier.out_proj' : 'classifier', hidden, labelCount(config), true);
  return (x) =>
    tape.frame(() => {
      if (dense === null) return classLoss(net, out, droppedOut(net, x, p), net.tokens);
      const first = droppedOut(net, slice(net, x, hidden), p);
      const active = keepsInput(graph, applyLinear(net, dense, first));
      return classLoss(net, out, droppedOut(net, active, p), net.options.batch);
    });
}

export const electra: Family = { modelTypes: ['electra'], measured: false, build };
