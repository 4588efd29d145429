/** WhisperForConditionalGeneration: two convolutions over the spectrogram, frozen sinusoids, norms before each sublayer. `sequence`: target tokens. */
import { keepsInput } from '../../memory/autograd/ops/elementwise.ts';
import { gradientOf } from '../../memory/autograd/ops/matrix.ts';
import { gather } from '../../memory/autograd/ops/shape.ts';
import { applyEmbedding, applyLayerNorm, applyTokenEmbedding, eagerMask, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { droppedOut } from './blocks/classifier.ts';
import { tokenIds } from './blocks/inputs.ts';
import { applySpeechLayer, type SpeechSizes, speechLayer } from './blocks/speech-layers.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

const KERNEL = 3;

/** Conv1d with padding; keeps its input. `elements` of the result. */
function convolve(net: Network, module: Module, x: Tensor, elements: number): Tensor {
  const { tape, graph } = net;
  const { weight, bias } = module;
  return net.run(module, [x], ([input = x]) => {
    const { elements: size, needsGrad } = input;
    return graph.record([input, weight, bias], tape.local(elements, net.width), [input], (g) => [
      needsGrad ? tape.loose(size, g.width) : null,
      gradientOf(graph, weight),
      bias === null ? null : gradientOf(graph, bias),
    ]);
  });
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape, graph } = net;
  const { batch, sequence } = net.options;
  const hidden = config.size('d_model', 384);
  const mels = config.size('num_mel_bins', 80);
  const frames = config.size('max_source_positions', 1500);
  const vocab = config.size('vocab_size', 51865);
  const sizes = (name: 'encoder' | 'decoder'): SpeechSizes => {
    const heads = config.size(`${name}_attention_heads`, 6);
    config.divide(hidden, heads, `d_model by ${name}_attention_heads`);
    return {
      hidden,
      heads,
      inner: config.size(`${name}_ffn_dim`, 1536),
      activation: config.text('activation_function', 'gelu'),
      dropout: config.number('dropout', 0),
      attentionDropout: config.number('attention_dropout', 0),
      activationDropout: config.number('activation_dropout', 0),
      keyBias: false,
      normFirst: true,
      headMajor: true,
    };
  };
  const layersOf = (name: 'encoder' | 'decoder', shape: SpeechSizes) =>
    Array.from({ length: config.size(`${name}_layers`, 4) }, (_, index) =>
      net.within(`model.${name}.layers.${index}`, () => speechLayer(net, shape, name === 'decoder')),
    );
  const encoderSizes = sizes('encoder');
  const conv1 = net.module('model.encoder.conv1', [hidden, mels, KERNEL], [hidden]);
  const conv2 = net.module('model.encoder.conv2', [hidden, hidden, KERNEL], [hidden]);
  const sinusoids = net.module('model.encoder.embed_positions', [frames, hidden]);
  sinusoids.weight.needsGrad = false;
  const encoder = layersOf('encoder', encoderSizes);
  const encoderNorm = net.layerNorm('model.encoder.layer_norm', hidden);
  const decoderSizes = sizes('decoder');
  const words = net.module('model.decoder.embed_tokens', [vocab, hidden]);
  const places = net.module('model.decoder.embed_positions', [config.size('max_target_positions', 448), hidden]);
  const decoder = layersOf('decoder', decoderSizes);
  const decoderNorm = net.layerNorm('model.decoder.layer_norm', hidden);
  const head = net.module('proj_out', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, words);
  let features: Tensor | null = null;

  const listen = (): Tensor =>
    tape.frame(() => {
      const first = convolve(net, conv1, features ?? tokenIds(net), batch * 2 * frames * hidden);
      const active = keepsInput(graph, first);
      tape.drop(first);
      const second = convolve(net, conv2, active, batch * frames * hidden);
      tape.drop(active);
      const embedded = keepsInput(graph, second);
      tape.drop(second);
      const sum = residual(net, embedded, applyEmbedding(net, sinusoids, frames, tape.local(frames, 8, TERM.inputs)));
      tape.drop(embedded);
      const start = droppedOut(net, sum, encoderSizes.dropout);
      tape.drop(sum);
      const x = runStack(net, encoder, start, [], (layer, y) =>
        applySpeechLayer(net, layer, encoderSizes, y, frames, null, frames, null),
      );
      return applyLayerNorm(net, encoderNorm, x);
    });

  return {
    withoutTokens: true,
    assumes: [`Every sample is a recording of ${2 * frames} frames; its text has ${sequence} tokens.`],
    makeInputs: () => {
      features = tape.loose(batch * mels * 2 * frames, net.width, TERM.inputs);
      // labels
      tape.loose(net.tokens, 8, TERM.inputs);
    },
    forward: () =>
      tape.frame(() => {
        const states = listen();
        // The decoder reads the labels one place further, and looks its positions up for every sample.
        const shifted = tape.local(net.tokens, 8, TERM.inputs);
        const embedded = applyTokenEmbedding(net, words, net.tokens, shifted);
        const index = tape.local(net.tokens, 8, TERM.inputs);
        const placed = tape.under(TERM.embeddings, () =>
          net.run(places, [], () => gather(graph, places.weight, net.tokens * hidden, index)),
        );
        const sum = residual(net, embedded, placed);
        tape.drop(placed);
        tape.drop(embedded);
        const start = droppedOut(net, sum, decoderSizes.dropout);
        tape.drop(sum);
        const mask = eagerMask(net);
        const x = runStack(net, decoder, start, [states, mask], (layer, y, [encoded, m]) =>
          applySpeechLayer(net, layer, decoderSizes, y, sequence, encoded ?? null, frames, m ?? null),
        );
        const normed = applyLayerNorm(net, decoderNorm, x);
        tape.drop(mask);
        return languageModelLoss(net, head, normed, { upcast: false });
      }),
  };
}

export const whisper: Family = { modelTypes: ['whisper'], measured: true, build };
