/** A path that nobody gave is named as one to be replaced. */
import { expect, test } from '@jest/globals';
import { NVME_PATH, placeholderNotes } from '../../../core/memory/plan/apply.ts';

const offloaded = (path: string) => ({
  zero_optimization: { stage: 3, offload_optimizer: { device: 'nvme', nvme_path: path } },
});

test('the plan says that its NVMe path is a placeholder', () => {
  expect(placeholderNotes({}, offloaded(NVME_PATH))).toEqual([expect.stringMatching(/\/local_nvme.*placeholder/)]);
});

test('a path that the config had is left alone', () => {
  expect(placeholderNotes(offloaded('/data/nvme'), offloaded('/data/nvme'))).toEqual([]);
  expect(placeholderNotes(offloaded(NVME_PATH), offloaded(NVME_PATH))).toEqual([]);
});
