/** "auto" sizes of a pull request follow the model that the policy names. */
import { expect, test } from '@jest/globals';
import { changed, json, review } from './scene.ts';

const policy = (model: string): string =>
  `version: 1
targets:
  - { name: prod, gpu: a100-80gb, gpus_per_node: 8, cpu_memory: 1TB }
workloads:
  - { config: ds.json, model: ${model}, integration: hf-trainer, micro_batch: 1, sequence_length: 16 }
`;
const config = (bucket: unknown): string =>
  json({
    train_micro_batch_size_per_gpu: 'auto',
    gradient_accumulation_steps: 1,
    bf16: { enabled: true },
    zero_optimization: { stage: 2, offload_optimizer: { device: 'cpu' }, reduce_bucket_size: bucket },
  });

const peak = (model: string, bucket: unknown): number | undefined =>
  review([changed('ds.json', config(1), config(bucket))], { policy: policy(model) }).configs[0]?.targets[0]?.head
    ?.gpuAllocatedBytes ?? undefined;

test.each([['Qwen/Qwen2.5-0.5B', 896]])('%s: reduce_bucket_size "auto" is %i squared', (model, hidden) => {
  expect(peak(model, 'auto')).toBeGreaterThan(0);
  expect(peak(model, 'auto')).toBe(peak(model, hidden * hidden));
  expect(peak(model, 'auto')).not.toBe(peak(model, 4096 * 4096));
});
