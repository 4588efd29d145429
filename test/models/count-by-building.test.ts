/** Families without a counting formula are counted by building them; the real classes' totals are those of the saved-tensor fixture. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { countParameters } from '../../core/models/count/count.ts';
import { COUNT_FAMILIES } from '../../core/models/count/families/index.ts';
import type { SavedCase } from '../../tools/accuracy/saved-tensors.ts';

const file = fileURLToPath(new URL('../memory/saved-tensors.jsonl', import.meta.url));
const cases: readonly SavedCase[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

/** All of one model type once. */
const byType = [...new Map(cases.map((one) => [one.id.replace(/-.*/, ''), one] as const))];

test.each(byType)('%s', (_, { config, params, largest }) => {
  expect(countParameters(config)).toMatchObject({ ok: true, total: params, largestLayer: largest });
});

test('some of them have no formula', () => {
  expect(byType.filter(([, { config }]) => !COUNT_FAMILIES.has(config.model_type)).length).toBeGreaterThan(8);
});

test('ModernBERT large, whose size is published', () => {
  const modernbert = {
    model_type: 'modernbert',
    hidden_size: 1024,
    intermediate_size: 2624,
    num_hidden_layers: 28,
    num_attention_heads: 16,
    architectures: ['ModernBertForMaskedLM'],
  };
  expect(countParameters(modernbert)).toMatchObject({ ok: true, total: 395_881_664, tiedHead: 50368 * 1024 });
});

/** sum(p.numel() for p in CLASS(CONFIG()).parameters()) under torch.device('meta'), transformers 5.17. */
test.each([
  ['albert', 206_368_944],
  ['camembert', 109_514_298],
  ['cohere2', 34_980_831_232],
  ['electra', 13_546_682],
  ['glm4_moe', 103_481_200_640],
  ['granitemoe', 37_039_116_288],
  ['granitemoeshared', 37_039_116_288],
  ['modernbert', 149_655_232],
  ['olmo3', 6_888_624_128],
  ['seed_oss', 28_921_040_896],
])('%s: the defaults are those of its config class', (type, total) => {
  expect(countParameters({ model_type: type })).toMatchObject({ ok: true, total });
});

test('a decoder with a head that is not built says so', () => {
  const config = { model_type: 'seed_oss', architectures: ['SeedOssForTokenClassification'] };
  expect(countParameters(config)).toMatchObject({ ok: false, message: expect.stringContaining('TokenClassification') });
});
