/** GemmaForCausalLM: llama with (1 + weight) norms, embeddings times sqrt(hidden), heads of 256, a tied head. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA, type LlamaVariant } from './llama.ts';

export const GEMMA: LlamaVariant = {
  ...LLAMA,
  defaults: { vocab: 256000, hidden: 3072, inner: 24576, layers: 28, heads: 16 },
  keyHeads: keyHeadsOr(16),
  headSize: (fields) => fields.size('head_dim', 256),
  mlpBias: () => false,
  normKind: 'gemma',
  activation: (fields) => fields.text('hidden_activation', 'gelu_pytorch_tanh'),
  tied: true,
  scaledEmbedding: true,
};

export const gemma: Family = {
  modelTypes: ['gemma'],
  measured: true,
  sharded: true,
  build: (net, config) => buildLlama(net, config, GEMMA),
};
