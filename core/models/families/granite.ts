/** GraniteForCausalLM: llama whose embeddings, sublayers and logits are multiplied by constants. */
import type { Family } from './family.ts';
import { buildLlama, LLAMA } from './llama.ts';

export const granite: Family = {
  modelTypes: ['granite'],
  measured: false,
  sharded: true,
  build: (net, config) =>
    buildLlama(net, config, {
      ...LLAMA,
      scaledEmbedding: true,
      multiplied: true,
      logits: { scaled: true, softCap: false },
    }),
};
