import { describe, expect, test } from '@jest/globals';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { renderComment } from '../../core/report/comment/comment.ts';
import { reportJson } from '../../core/report/report-json.ts';
import type { UpgradeInput } from '../../core/review/input.ts';
import { json, review } from './scene.ts';

const release = async (named: string, reviewedAs = named) => ({
  named,
  exact: true,
  facts: await loadRelease(reviewedAs),
});

async function upgrade(
  files: Readonly<Record<string, unknown>>,
  from = '0.16.9',
  to = '0.19.8',
): Promise<UpgradeInput> {
  return {
    moves: [{ from: await release(from), to: await release(to), places: [{ path: 'requirements.txt', line: 3 }] }],
    files: Object.entries(files).map(([path, config]) => ({
      path,
      text: typeof config === 'string' ? config : json(config),
    })),
    notes: [],
  };
}

const common = { train_micro_batch_size_per_gpu: 1, fp16: { enabled: true } };

describe('the move to another release', () => {
  test('only configs are looked at, and only what happens to them is said', async () => {
    const result = review([], {
      upgrade: await upgrade({
        'a.json': { ...common, gradient_clipping: 1 },
        'package.json': { name: 'x' },
        'b.json': common,
        'broken.json': '{"zero_optimization": ',
      }),
    });
    expect(result.upgrades[0]).toMatchObject({ looked: 3, verdict: 'warn', comparable: true });
    expect(result.upgrades[0]?.configs.map((config) => config.path)).toEqual(['b.json']);
    expect(result).toMatchObject({ errors: 0, warnings: 1, verdict: 'warn', failed: false });
  });

  test('a refusal is an error at its place, with its fix', async () => {
    const result = review([], {
      upgrade: await upgrade({ 'a.json': { ...common, gradient_clipping: 1, sparse_gradients: false } }),
    });
    expect(result).toMatchObject({ errors: 1, verdict: 'fail', failed: true });
    expect(result.upgrades[0]?.configs[0]).toMatchObject({
      breaks: true,
      verdict: 'fail',
      changes: [
        {
          kind: 'finding',
          rule: 'removed-top-level-key',
          range: { start: { line: 7 } },
          fix: { title: expect.any(String) },
        },
      ],
    });
  });

  test('the other way round: what the older release does not know', async () => {
    const config = {
      ...common,
      gradient_clipping: 1,
      zero_optimization: { stage: 3, stage3_allgather_sequential: true },
    };
    const up = review([], { upgrade: await upgrade({ 'a.json': config }, '0.15.4') }).upgrades[0];
    expect(up).toMatchObject({
      verdict: 'pass',
      configs: [{ mends: true, gone: [{ rule: 'strict-block-unknown-key' }] }],
    });
    expect(review([], { upgrade: await upgrade({ 'a.json': config }, '0.19.8', '0.15.4') }).upgrades[0]).toMatchObject({
      verdict: 'fail',
      configs: [{ breaks: true }],
    });
  });

  test('what is accepted by the policy or switched off is not said', async () => {
    const input = await upgrade(
      { 'a.json': { ...common, gradient_clipping: 1, compile: { enabled: true } } },
      '0.13.5',
      '0.14.5',
    );
    const rules = (policy?: string) =>
      review([], { upgrade: input, ...(policy === undefined ? {} : { policy }) }).upgrades[0]?.configs.flatMap(
        (config) => config.changes.map((change) => change.rule),
      );
    expect(rules()).toEqual(['unknown-top-level-key']);
    expect(rules('version: 1\nrules: { unknown-top-level-key: off }\n')).not.toContain('unknown-top-level-key');
    expect(rules('version: 1\nsuppressions: [{ rule: unknown-top-level-key, reason: ours }]\n')).not.toContain(
      'unknown-top-level-key',
    );
  });
});

describe('the comment', () => {
  test('says a thing once with the configs it happens to, and stays short', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`configs/${index}.json`, common]));
    const { body } = renderComment(review([], { upgrade: await upgrade(files) }));
    expect(body).toMatch(/^### ⚠️ \*\*DeepSpeed 0\.16\.9 → 0\.19\.8\*\*: 30 of 30 configs will behave differently$/m);
    expect(body.match(/Gradients are clipped/g)).toHaveLength(1);
    expect(body).toContain(' and 25 more');
    expect(body.length).toBeLessThan(4000);
  });

  test('hostile paths and releases stay text', async () => {
    const input = await upgrade({ '@evil/`x`|<b>.json': common });
    const { body } = renderComment(review([], { upgrade: { ...input, notes: ['<script>'] } }));
    expect(body).not.toMatch(/<b>|<script>|[^\w]@evil/);
  });

  test('within its limit with 2,000 configs that differ', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index) => [
        `configs/${index}.json`,
        { ...common, gradient_clipping: 1, [`k${index}`]: 1, sparse_gradients: index },
      ]),
    );
    const { body } = renderComment(review([], { upgrade: await upgrade(files) }));
    expect(body.length).toBeLessThanOrEqual(65_536);
  });

  test('no config: nothing to post; the report has it', async () => {
    const result = review([], { upgrade: await upgrade({}) });
    expect(renderComment(result).worthPosting).toBe(false);
    expect(reportJson(result)).toMatchObject({ upgrades: [{ configs_reviewed: 0 }] });
  });
});
