/** Embeddings of words, places and kinds of token narrower than the model, with norm and dropout (ALBERT, ELECTRA). */
import { applyEmbedding, applyLayerNorm, residual } from '../../../memory/model/layers.ts';
import type { Module } from '../../../memory/model/module.ts';
import type { Network } from '../../../memory/model/network.ts';
import type { Tensor } from '../../../memory/tape/tensor.ts';
import { TERM } from '../../../memory/terms/numbers.ts';
import type { Fields } from '../fields.ts';
import { dropoutModule } from './classifier.ts';
import { embedTokens } from './decoder.ts';

export interface NarrowEmbeddings {
  readonly words: Module;
  readonly width: number;
  readonly embed: () => Tensor;
}

export function narrowEmbeddings(net: Network, config: Fields, prefix: string, vocab: number): NarrowEmbeddings {
  const { tape } = net;
  const width = config.size('embedding_size', 128);
  const places = config.size('max_position_embeddings', 512);
  const words = net.module(`${prefix}.word_embeddings`, [vocab, width]);
  const positions = net.module(`${prefix}.position_embeddings`, [places, width]);
  const types = net.module(`${prefix}.token_type_embeddings`, [config.size('type_vocab_size', 2), width]);
  const norm = net.layerNorm(`${prefix}.LayerNorm`, width);
  // position_ids and token_type_ids
  net.buffer(places, 8);
  net.buffer(places, 8);
  const embed = (): Tensor =>
    tape.frame(() => {
      const { sequence } = net.options;
      const kinds = tape.local(sequence, 8, TERM.inputs);
      const found = embedTokens(net, words);
      const kind = applyEmbedding(net, types, net.tokens, kinds);
      const both = residual(net, found, kind);
      const place = applyEmbedding(net, positions, sequence, kinds);
      const sum = residual(net, both, place);
      tape.drop(both);
      const normed = applyLayerNorm(net, norm, sum);
      tape.drop(sum);
      return dropoutModule(net, words, 'embedding-dropout', normed, config.number('hidden_dropout_prob', 0.1));
    });
  return { words, width, embed };
}
