/** What DeBERTa v1 and v2 have in common around their attention: embeddings, post-norm layers, masks. */
import { add, multiply, to } from '../../../memory/autograd/ops/elementwise.ts';
import { activate } from '../../../memory/model/activation.ts';
import { inContainer } from '../../../memory/model/container.ts';
import { applyEmbedding, applyLinear, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { ModelProgram } from '../family.ts';
import type { Fields } from '../fields.ts';
import { dropoutModule } from './classifier.ts';
import { embedTokens } from './decoder.ts';
import type { Norm } from './norm.ts';
import type { EncoderSizes } from './post-norm-encoder.ts';

export interface DebertaLayer {
  readonly out: Module;
  readonly attentionNorm: Norm;
  readonly up: Module;
  readonly down: Module;
  readonly outputNorm: Norm;
}

export type MakeNorm = (name: string) => Norm;

export function debertaLayer(net: Network, { hidden, inner }: EncoderSizes, norm: MakeNorm): DebertaLayer {
  return {
    out: net.linear('attention.output.dense', hidden, hidden, true),
    attentionNorm: norm('attention.output.LayerNorm'),
    up: net.linear('intermediate.dense', hidden, inner, true),
    down: net.linear('output.dense', inner, hidden, true),
    outputNorm: norm('output.LayerNorm'),
  };
}

export function applyDebertaLayer(
  net: Network,
  layer: DebertaLayer,
  sizes: EncoderSizes,
  x: Tensor,
  attend: (x: Tensor) => Tensor,
): Tensor {
  const { tape, graph } = net;
  const summed = (dense: Module, norm: Norm, y: Tensor, before: Tensor): Tensor =>
    tape.frame(() => {
      const projected = tape.under(TERM.mlp, () => applyLinear(net, dense, y));
      const dropped = dropoutModule(net, dense, 'dropout', projected, sizes.dropout);
      tape.drop(projected);
      return norm(tape.under(TERM.hiddenStates, () => add(graph, dropped, before)));
    });
  const after = inContainer(net, layer, 'attention', [x], ([input = x]) =>
    tape.frame(() => {
      const attended = tape.under(TERM.attention, () =>
        inContainer(net, layer, 'self', [input], ([y = input]) => tape.frame(() => attend(y))),
      );
      return inContainer(net, layer, 'self-output', [attended, input], ([a = attended, b = input]) =>
        summed(layer.out, layer.attentionNorm, a, b),
      );
    }),
  );
  const active = tape.under(TERM.mlp, () =>
    inContainer(net, layer, 'intermediate', [after], ([y = after]) =>
      tape.frame(() => {
        const raw = applyLinear(net, layer.up, y);
        return inContainer(net, layer, 'act', [raw], ([z = raw]) => activate(graph, sizes.activation, z));
      }),
    ),
  );
  return inContainer(net, layer, 'output', [active, after], ([a = active, b = after]) =>
    summed(layer.down, layer.outputNorm, a, b),
  );
}

/** Embeddings with norm, the mask of the tokens multiplied in, dropout. Returns what to run. */
export function debertaEmbeddings(
  net: Network,
  config: Fields,
  sizes: EncoderSizes,
  norm: MakeNorm,
): { readonly words: Module; readonly embed: () => Tensor } {
  const { tape, graph } = net;
  const { hidden } = sizes;
  const width = config.size('embedding_size', hidden);
  const places = config.size('max_position_embeddings', 512);
  const vocab = config.size('vocab_size', 128100);
  const kinds = config.count('type_vocab_size', 0);
  const words = net.module('deberta.embeddings.word_embeddings', [vocab, width]);
  const biased = config.flag('position_biased_input', true);
  const positions = biased ? net.module('deberta.embeddings.position_embeddings', [places, width]) : null;
  const types = kinds > 0 ? net.module('deberta.embeddings.token_type_embeddings', [kinds, width]) : null;
  const widen = width === hidden ? null : net.linear('deberta.embeddings.embed_proj', width, hidden);
  const wordsNorm = norm('deberta.embeddings.LayerNorm');
  net.buffer(places, 8);
  const embed = (): Tensor =>
    tape.frame(() => {
      const typeIds = tape.local(net.tokens, 8, TERM.inputs);
      const found = embedTokens(net, words);
      const { sequence } = net.options;
      let x = found;
      const step = (next: Tensor): void => {
        if (x !== found) tape.drop(x);
        x = next;
      };
      if (positions === null) tape.local(found.elements, found.width, TERM.embeddings);
      else step(residual(net, x, applyEmbedding(net, positions, sequence, tape.local(sequence, 8, TERM.inputs))));
      if (types !== null) step(residual(net, x, applyEmbedding(net, types, net.tokens, typeIds)));
      if (widen !== null) step(applyLinear(net, widen, x));
      step(wordsNorm(x));
      const mask = tape.local(net.tokens, net.width, TERM.attentionMask);
      step(tape.under(TERM.embeddings, () => multiply(graph, to(graph, x, x.width), mask)));
      return dropoutModule(net, words, 'embedding-dropout', x, sizes.dropout);
    });
  return { words, embed };
}

/** The model's modules around embeddings and encoder, and the head on what they give. */
export function debertaProgram(
  net: Network,
  layers: readonly object[],
  embed: () => Tensor,
  encode: (start: Tensor) => Tensor,
  head: (states: Tensor) => Tensor,
): ModelProgram {
  const { tape } = net;
  return {
    forward: () =>
      tape.frame(() => {
        const states = inContainer(net, layers, 'model', [], () =>
          tape.frame(() => {
            const start = inContainer(net, layers, 'embeddings', [], embed);
            return inContainer(net, layers, 'encoder', [start], ([x = start]) => encode(x));
          }),
        );
        return head(states);
      }),
  };
}
