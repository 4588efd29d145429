/** BartForConditionalGeneration: learned positions, norms after each sublayer, one embedding for encoder, decoder and head. */
import { applyEmbedding, applyLayerNorm, applyTokenEmbedding, eagerMask, residual } from '../../memory/model/layers.ts';
import { languageModelLoss } from '../../memory/model/loss.ts';
import type { Module } from '../../memory/model/module.ts';
import type { Network } from '../../memory/model/network.ts';
import { runStack } from '../../memory/model/stack.ts';
import type { Tensor } from '../../memory/tape/tensor.ts';
import { TERM } from '../../memory/terms/numbers.ts';
import { droppedOut } from './blocks/classifier.ts';
import { tokenIds } from './blocks/inputs.ts';
import { applySpeechLayer, type SpeechLayer, type SpeechSizes, speechLayer } from './blocks/speech-layers.ts';
import type { Family, ModelProgram } from './family.ts';
import type { Fields } from './fields.ts';

/** BART's tables of positions begin with two rows that no token uses. */
const OFFSET = 2;

interface Stack {
  readonly sizes: SpeechSizes;
  readonly positions: Module;
  readonly norm: Module;
  readonly layers: readonly SpeechLayer[];
}

function build(net: Network, config: Fields): ModelProgram {
  const { tape } = net;
  const hidden = config.size('d_model', 1024);
  const vocab = config.size('vocab_size', 50265);
  const places = config.size('max_position_embeddings', 1024);
  const shared = net.module('model.shared', [vocab, hidden]);
  const stack = (name: 'encoder' | 'decoder'): Stack =>
    net.within(`model.${name}`, () => {
      const heads = config.size(`${name}_attention_heads`, 16);
      config.divide(hidden, heads, `d_model by ${name}_attention_heads`);
      const sizes: SpeechSizes = {
        hidden,
        heads,
        inner: config.size(`${name}_ffn_dim`, 4096),
        activation: config.text('activation_function', 'gelu'),
        dropout: config.number('dropout', 0.1),
        attentionDropout: config.number('attention_dropout', 0),
        activationDropout: config.number('activation_dropout', 0),
        keyBias: true,
        normFirst: false,
      };
      const positions = net.module('embed_positions', [places + OFFSET, hidden]);
      const layers = Array.from({ length: config.size(`${name}_layers`, 12) }, (_, index) =>
        net.within(`layers.${index}`, () => speechLayer(net, sizes, name === 'decoder')),
      );
      return { sizes, positions, layers, norm: net.layerNorm('layernorm_embedding', hidden) };
    });
  const encoder = stack('encoder');
  const decoder = stack('decoder');
  net.buffer(vocab, net.width);
  const head = net.module('lm_head', [vocab, hidden]);
  if (config.flag('tie_word_embeddings', true)) net.tie(head, shared);

  const run = ({ sizes, positions, norm, layers }: Stack, ids: Tensor, states: Tensor | null): Tensor =>
    tape.frame(() => {
      const { sequence } = net.options;
      const words = applyTokenEmbedding(net, shared, net.tokens, ids);
      const sum = residual(net, words, applyEmbedding(net, positions, sequence, tape.local(sequence, 8, TERM.inputs)));
      tape.drop(words);
      const normed = applyLayerNorm(net, norm, sum);
      tape.drop(sum);
      const start = droppedOut(net, normed, sizes.dropout);
      tape.drop(normed);
      // Where every token counts only the decoder's own attention has a mask.
      const mask = states === null ? null : eagerMask(net);
      return runStack(net, layers, start, [states, mask], (layer, x, [encoded, m]) =>
        applySpeechLayer(net, layer, sizes, x, sequence, encoded ?? null, sequence, m ?? null),
      );
    });

  return {
    forward: () =>
      tape.frame(() => {
        const encoded = run(encoder, tokenIds(net), null);
        const ids = tape.local(net.tokens, 8, TERM.inputs);
        const decoded = run(decoder, ids, encoded);
        return languageModelLoss(net, head, decoded, { upcast: false });
      }),
  };
}

export const bart: Family = { modelTypes: ['bart'], measured: false, build };
