import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { RELEASES } from '../../core/deepspeed/releases.ts';
import { reviewUpgrade } from '../../core/diff/upgrade.ts';

const readings = async (config: unknown, from: string, to: string) =>
  reviewUpgrade(
    parseConfig('ds.json', JSON.stringify(config)),
    await loadRelease(from),
    await loadRelease(to),
  ).readings.map(({ pointer, kind }) => `${kind} ${pointer}`);

describe('keys that one of two releases reads', () => {
  test('a block and a key below a block begin or stop to be read', async () => {
    expect(await readings({ torch_autocast: { enabled: true, dtype: 'bf16' } }, '0.16.9', '0.17.6')).toEqual([
      'begins /torch_autocast',
    ]);
    expect(await readings({ aio: { block_size: 1, thread_count: 2, use_gds: true } }, '0.15.4', '0.16.9')).toEqual([
      'stops /aio/thread_count',
    ]);
    expect(await readings({ aio: { use_gds: true } }, '0.14.5', '0.15.4')).toEqual(['begins /aio/use_gds']);
    expect(await readings({ aio: { use_gds: true } }, '0.15.4', '0.14.5')).toEqual(['stops /aio/use_gds']);
  });

  test('keys that moved from hand-written look-ups into a model are read as before', async () => {
    const config = {
      bf16: { enabled: true },
      fp16: { enabled: false, loss_scale: 0 },
      zero_optimization: { stage: 3 },
    };
    expect(await readings(config, '0.16.9', '0.17.6')).toEqual([]);
  });

  test('what is refused, and comments, are no matter of reading', async () => {
    expect(
      await readings({ amp: { enabled: true }, _note: 1, zero_optimization: { nonsense: 1 } }, '0.18.9', '0.19.8'),
    ).toEqual([]);
  });

  test('nothing is read otherwise by a release than by itself', async () => {
    const config = {
      torch_autocast: {},
      aio: { thread_count: 1, x: 1 },
      compile: {},
      a: { b: { c: { d: { e: 1 } } } },
    };
    for (const release of RELEASES) expect(await readings(config, release, release)).toEqual([]);
  });
});

test('"auto" is a value of Transformers, not a default of DeepSpeed', async () => {
  const moved = async (config: unknown) =>
    reviewUpgrade(
      parseConfig('ds.json', JSON.stringify(config)),
      await loadRelease('0.16.9'),
      await loadRelease('0.19.8'),
    ).movedDefaults.map(({ key }) => key);
  const hf = { train_micro_batch_size_per_gpu: 'auto', zero_optimization: { stage: 2 } };
  expect(await moved(hf)).toContain('gradient_clipping');
  expect(await moved({ ...hf, gradient_clipping: 'auto' })).not.toContain('gradient_clipping');
});
