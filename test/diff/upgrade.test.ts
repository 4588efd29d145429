import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { nearestRelease } from '../../core/deepspeed/releases.ts';
import { reviewUpgrade } from '../../core/diff/upgrade.ts';

const upgrade = async (text: string, from = '0.15.4', to = '0.19.8') =>
  reviewUpgrade(parseConfig('ds.json', text), await loadRelease(from), await loadRelease(to), {
    integrations: ['raw', 'hf-trainer'],
  });

describe('upgrade of DeepSpeed', () => {
  test('a removed block is refused now, and says so', async () => {
    const review = await upgrade(
      '{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1.0, "sparse_gradients": false, "zero_optimization": {"stage": 2}}',
    );
    expect(review.verdicts).toEqual([
      { integration: 'raw', worldSizes: [1, 4, 8], accepted: false },
      { integration: 'hf-trainer', worldSizes: [1, 4, 8], accepted: false },
    ]);
    expect(review.appeared[0]).toMatchObject({ rule: 'removed-top-level-key', severity: 'error' });
  });

  test('gradient clipping that was off is on', async () => {
    const { movedDefaults } = await upgrade('{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}');
    expect(movedDefaults.find(({ key }) => key === 'gradient_clipping')).toMatchObject({
      from: 0,
      to: 1,
      message: expect.stringContaining('clipped'),
    });
    const written = await upgrade('{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 0.5}');
    expect(written.movedDefaults.map(({ key }) => key)).not.toContain('gradient_clipping');
  });

  test('host memory is pinned where something is offloaded, and only there', async () => {
    const keys = async (device: string) =>
      (
        await upgrade(
          `{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "${device}"}}}`,
        )
      ).movedDefaults.map(({ key }) => key);
    expect(await keys('cpu')).toContain('zero_optimization.offload_param.pin_memory');
    expect(await keys('none')).not.toContain('zero_optimization.offload_param.pin_memory');
  });

  test('a key that the older release did not know is no longer refused', async () => {
    const review = await upgrade(
      '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_allgather_sequential": true}}',
    );
    expect(review.verdicts.filter(({ accepted }) => accepted)).toHaveLength(2);
    expect(review.gone.map(({ rule }) => rule)).toContain('strict-block-unknown-key');
  });

  test('nothing moves between a release and itself', async () => {
    const review = await upgrade(
      '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}}',
      '0.19.8',
      '0.19.8',
    );
    expect(review).toMatchObject({ appeared: [], gone: [], verdicts: [], movedDefaults: [] });
  });

  test('a release that is not known here stands for its minor release, or the one before', () => {
    expect(['0.19.1', '0.18.0', '0.17.5', '0.20.3', '0.14.0', '0.9.5'].map(nearestRelease)).toEqual([
      '0.19.8',
      '0.18.9',
      '0.17.6',
      '0.19.8',
      '0.14.5',
      '0.9.5',
    ]);
  });
});
