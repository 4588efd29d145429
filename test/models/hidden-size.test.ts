/** What `model.config.hidden_size` and its kin say in Transformers 5.17. */
import { expect, test } from '@jest/globals';
import { hiddenSizeOf } from '../../core/models/hidden-size.ts';
import { loadModels } from '../../data/index.ts';

test.each([
  ['a field of its own', { model_type: 'llama', hidden_size: 2048 }, 2048],
  ['what the class takes for an absent one', { model_type: 'llama' }, 4096],
  ['GPT-2 under its own name', { model_type: 'gpt2', n_embd: 1600 }, 1600],
  ['GPT-2 under the shared name', { model_type: 'gpt2', hidden_size: 1600 }, 1600],
  ['T5', { model_type: 't5', d_model: 512 }, 512],
  ['DistilBERT', { model_type: 'distilbert', dim: 768, hidden_dim: 3072 }, 768],
  ['the text part', { model_type: 'llava', text_config: { model_type: 'llama', hidden_size: 5120 } }, 5120],
  ['Kosmos-2, two names deep', { model_type: 'kosmos-2', text_config: { embed_dim: 2048 } }, 2048],
  ['the largest of several', { model_type: 'segformer', hidden_sizes: [32, 256, 64] }, 256],
  ['an architecture nobody knows', { model_type: 'my_robot', hidden_size: 64 }, 64],
  ['none', { model_type: 'my_robot' }, null],
  ['one that is none', { model_type: 'my_robot', hidden_size: '64' }, undefined],
  ['a negative one', { model_type: 'llama', hidden_size: -4096 }, undefined],
  ['a name that only its own class knows', { model_type: 'my_robot', n_embd: 64 }, undefined],
  ['no config', 'llama', undefined],
])('%s', (_, config, size) => {
  expect(hiddenSizeOf(config)).toBe(size);
});

test('every model of the catalogue that Transformers has a class for has one', async () => {
  const { byId } = await loadModels();
  const without = [...byId.values()].filter(({ native, config }) => native && typeof hiddenSizeOf(config) !== 'number');
  expect(without.map(({ id }) => id)).toEqual([]);
});
