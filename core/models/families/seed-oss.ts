/** SeedOssForCausalLM: llama with biases on q, k and v and dropout after each sublayer. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA, type LlamaVariant } from './llama.ts';

const SEED_OSS: LlamaVariant = {
  ...LLAMA,
  defaults: { vocab: 155136, hidden: 4096, inner: 27648, layers: 64, heads: 80 },
  keyHeads: keyHeadsOr(8),
  headSize: (config) => config.size('head_dim', 128),
  qkvBias: (config) => config.flag('attention_bias', true),
  outBias: (config) => config.flag('attention_out_bias', false),
  residualDropout: (config) => config.number('residual_dropout', 0.1),
};

export const seedOss: Family = {
  modelTypes: ['seed_oss'],
  measured: false,
  build: (net, config) =>
    buildLlama(net, config.with({ attention_dropout: config.number('attention_dropout', 0.1) }), SEED_OSS),
};
