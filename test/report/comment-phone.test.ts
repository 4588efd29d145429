/** What a reviewer sees on a phone: the same thing said once, what is fine out of the way, few folds. */
import { describe, expect, test } from '@jest/globals';
import { renderComment } from '../../core/report/comment/comment.ts';
import { AIO_MISPLACED, added, changed, json, LLAMA_POLICY, review, ZERO2_OFFLOAD, ZERO3 } from '../review/scene.ts';

const FINE = json({
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 1,
  gradient_clipping: 1,
  bf16: { enabled: true },
  zero_optimization: { stage: 2 },
});
/** Before the first fold. */
const inSight = (body: string) => body.replace(/<details>[\s\S]*<\/details>/g, '');

describe('thirty configs, three of them with the same error', () => {
  const files = Array.from({ length: 30 }, (_, index) =>
    index < 3
      ? added(`configs/${index}.json`, AIO_MISPLACED)
      : changed(`configs/${index}.json`, FINE, FINE.replace('"stage": 2', '"stage": 1')),
  );
  const { body } = renderComment(review(files));

  test('the fix and the finding are said once, with every place of the error', () => {
    expect(body.match(/allows no others/g)).toHaveLength(1);
    expect(body).toMatch(
      /\*\*To do:\*\* move `aio` to the top level \(.*configs\/0\.json:20.*configs\/1\.json:20.* and 1 more\)/,
    );
    for (const index of [0, 1, 2]) expect(body).toContain(`configs/${index}.json:20:5`);
  });

  test('the fine ones are folded, in the table and in their details', () => {
    expect(inSight(body)).toContain('configs/2.json');
    expect(inSight(body)).not.toContain('configs/10.json');
    expect(body).toContain('<summary>27 more configs, all fine</summary>');
    expect(body).toContain('<summary>Details of 27 configs without anything to do</summary>');
    for (let index = 0; index < 30; index++) expect(body).toContain(`configs/${index}.json`);
  });

  test('without a model the table says once what its figures are', () => {
    expect(body).toMatch(/\| config \| result \| 8 × A100 80GB<br><sub>parameters that fit, states alone<\/sub>/);
    expect(body).not.toContain('no model; up to');
  });

  test('where all are fine the whole table is a fold', () => {
    const all = renderComment(review(files.slice(3))).body;
    expect(all).toMatch(/^### ✅ All 27 configs pass$/m);
    expect(inSight(all)).not.toContain('| config |');
    expect(all).toContain('<summary>27 configs</summary>');
  });

  test('folds are closed, whatever had to be left out', () => {
    for (const limit of [65_536, 20_000, 9_000]) {
      const short = renderComment(review(files), { limit }).body;
      expect(short.match(/<details>/g)?.length ?? 0).toBe(short.match(/<\/details>/g)?.length ?? 0);
      expect(short.length).toBeLessThanOrEqual(limit);
    }
  });
});

test('a few configs stay in sight', () => {
  const { body } = renderComment(review([changed('a.json', FINE, ZERO3), changed('b.json', FINE, ZERO3)]));
  expect(inSight(body)).toContain('a.json');
  expect(body).not.toContain('more config');
});

describe('offload', () => {
  const { body } = renderComment(
    review([changed('ds.json', ZERO2_OFFLOAD, ZERO2_OFFLOAD.replace('"stage": 2', '"stage": 1'))], {
      policy: LLAMA_POLICY,
    }),
  );

  test('advice to reckon the memory of the host is not given where it was reckoned', () => {
    expect(body).not.toContain('hw-cpu-ram');
    expect(renderComment(review([changed('ds.json', FINE, ZERO2_OFFLOAD)])).body).toContain('hw-cpu-ram');
  });

  test('notices, new and old, are one fold, and what was assumed another with the formulas', () => {
    expect(body).toMatch(/<summary>(?:\d+ notices? · )?\d+ findings? from before this pull request<\/summary>/);
    expect(body).not.toContain('How speed is reckoned');
    expect(body.match(/<details>/g)?.length).toBeLessThanOrEqual(4);
  });
});

test('several steps of an advice are a list', () => {
  const { configs } = review([added('ds.json', ZERO3.replace('"stage": 3', '"stage": 1'))], { policy: LLAMA_POLICY });
  const advice = configs[0]?.targets.find((target) => target.fit === 'does-not-fit')?.advice ?? '';
  expect(advice).not.toMatch(/ and .* and .* and /);
});

test('a launcher alone: its findings, and nothing about machines', () => {
  const yaml =
    'compute_environment: LOCAL_MACHINE\ndistributed_type: DEEPSPEED\ndeepspeed_config: {zero_stage: 2, nonsense: 1}\n';
  const { body } = renderComment(review([added('acc.yaml', yaml)]));
  expect(body).toContain('accelerate-yaml-unknown-key');
  expect(body).not.toMatch(/common machines|<details>|\n\n\n/);
  expect(renderComment(review([added('ds.json', FINE)])).body).toContain('common machines');
});
