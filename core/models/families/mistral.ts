/** MistralForCausalLM: llama without biases; num_key_value_heads absent means 8. Sliding windows force a mask on longer sequences. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA, type LlamaVariant } from './llama.ts';

export const MISTRAL: LlamaVariant = {
  ...LLAMA,
  defaults: { vocab: 32000, hidden: 4096, inner: 14336, layers: 32, heads: 32 },
  keyHeads: keyHeadsOr(8),
  qkvBias: () => false,
  outBias: () => false,
  mlpBias: () => false,
  window: (fields) => (fields.get('sliding_window') === null ? null : fields.size('sliding_window', 4096)),
};

export const mistral: Family = {
  modelTypes: ['mistral', 'ministral'],
  measured: true,
  sharded: true,
  build: (net, config) => buildLlama(net, config, MISTRAL),
};
