import { expect, test } from '@jest/globals';
import { type ElasticSettings, elasticSizes, suitableRanks } from '../../core/deepspeed/elastic.ts';

const settings = (given: Partial<ElasticSettings>): ElasticSettings => ({
  microBatches: [2, 4, 6],
  maxTrainBatch: 2000,
  minGpus: 1,
  maxGpus: 10000,
  gpusPerNode: 1,
  modelParallel: 1,
  preferLarger: true,
  version: 0.1,
  ...given,
});

/** Recorded from compute_elastic_config of DeepSpeed 0.18.9: the batch and the micro batch; null where it raises, or the batch comes out as 0. */
test.each<[string, Partial<ElasticSettings>, Record<number, readonly [train: number, micro: number] | null>]>([
  [
    'a common multiple above the largest batch',
    { microBatches: [1, 2, 3, 4], maxTrainBatch: 4, maxGpus: 4 },
    { 1: [12, 4], 3: [12, 4], 4: [12, 3], 8: null },
  ],
  [
    'odd micro batches and a least number of ranks',
    { microBatches: [8, 12, 16, 17], maxTrainBatch: 10000, minGpus: 32, maxGpus: 1500 },
    { 1: null, 8: null, 32: [9792, 17], 35: null, 64: [9792, 17] },
  ],
  [
    'whole nodes, and a batch of its own beside them',
    { version: 0.2, gpusPerNode: 8 },
    { 1: [2000, 4], 3: [1998, 6], 8: [1920, 6], 32: [1920, 6], 35: [1960, 4] },
  ],
  [
    'no micro batch for each rank',
    { version: 0.2, microBatches: [3, 7], maxTrainBatch: 100 },
    { 4: [84, 7], 8: [96, 3], 32: [96, 3], 35: null, 64: null },
  ],
  ['the smaller batch', { microBatches: [3, 7], maxTrainBatch: 100, preferLarger: false }, { 3: [84, 7], 8: null }],
])('%s', (_, given, byRanks) => {
  const found = Object.keys(byRanks).map((ranks) => {
    const sizes = elasticSizes(settings(given), Number(ranks));
    return [ranks, sizes && [sizes.train, sizes.micro]];
  });
  expect(Object.fromEntries(found)).toEqual(byRanks);
});

test('the numbers of ranks that a batch suits', () => {
  expect(suitableRanks(settings({ microBatches: [1, 2, 3, 4], maxTrainBatch: 4, maxGpus: 4 }))).toEqual([1, 2, 3, 4]);
  expect(suitableRanks(settings({ microBatches: [8], maxTrainBatch: 8, minGpus: 2 }))).toEqual([]);
});
