/** OlmoForCausalLM: llama with norms that have no parameters. */
import type { Family } from './family.ts';
import { buildLlama, LLAMA } from './llama.ts';

export const olmo: Family = {
  modelTypes: ['olmo'],
  measured: true,
  sharded: true,
  build: (net, config) =>
    buildLlama(net, config, {
      ...LLAMA,
      defaults: { vocab: 50304, hidden: 4096, inner: 11008, layers: 32, heads: 32 },
      headSize: (_fields, hidden, heads) => Math.floor(hidden / heads),
      mlpBias: () => false,
      normKind: 'plain',
      wideTables: true,
    }),
};
