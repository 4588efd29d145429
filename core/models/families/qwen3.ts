/** Qwen3ForCausalLM: llama with RMS norms on the heads of q and k. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA, type LlamaVariant } from './llama.ts';

export const QWEN3: LlamaVariant = {
  ...LLAMA,
  defaults: { vocab: 151936, hidden: 4096, inner: 22016, layers: 32, heads: 32 },
  keyHeads: keyHeadsOr(32),
  headSize: (fields) => fields.size('head_dim', 128),
  mlpBias: () => false,
  normedHeads: true,
};

export const qwen3: Family = {
  modelTypes: ['qwen3'],
  measured: true,
  sharded: true,
  build: (net, config) => buildLlama(net, config, QWEN3),
};
