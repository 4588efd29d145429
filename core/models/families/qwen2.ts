/** Qwen2ForCausalLM: llama with biases on q, k and v. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA, type LlamaVariant } from './llama.ts';

export const QWEN2: LlamaVariant = {
  ...LLAMA,
  defaults: { vocab: 151936, hidden: 4096, inner: 22016, layers: 32, heads: 32 },
  keyHeads: keyHeadsOr(32),
  qkvBias: () => true,
  outBias: () => false,
  mlpBias: () => false,
  headSize: (_fields, hidden, heads) => Math.floor(hidden / heads),
};

export const qwen2: Family = {
  modelTypes: ['qwen2'],
  measured: true,
  sharded: true,
  build: (net, config) => buildLlama(net, config, QWEN2),
};
