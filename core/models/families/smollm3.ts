/** SmolLM3ForCausalLM: llama with rotary positions in three of four layers. */
import type { Family } from './family.ts';
import { buildLlama, keyHeadsOr, LLAMA } from './llama.ts';

export const smollm3: Family = {
  modelTypes: ['smollm3'],
  measured: false,
  sharded: true,
  build: (net, config) => {
    const interval = config.size('no_rope_layer_interval', 4);
    return buildLlama(net, config, {
      ...LLAMA,
      defaults: { vocab: 128256, hidden: 2048, inner: 11008, layers: 36, heads: 16 },
      keyHeads: keyHeadsOr(4),
      headSize: (fields, hidden, heads) => fields.size('head_dim', Math.floor(hidden / heads)),
      tied: true,
      rotates: (index) => (index + 1) % interval !== 0,
    });
  },
};
