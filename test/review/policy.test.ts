import { describe, expect, test } from '@jest/globals';
import {
  AIO_MISPLACED,
  added,
  changed,
  json,
  LLAMA_POLICY,
  POLICY_PATH,
  removed,
  review,
  ZERO2_OFFLOAD,
} from './scene.ts';

describe('a pull request that changes the policy', () => {
  const lax = LLAMA_POLICY.replace(
    'version: 1',
    'version: 1\nfail_on: never\nrules: { strict-block-unknown-key: off }',
  );

  test('is judged by the base, and the change is shown', () => {
    const files = [changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED), changed(POLICY_PATH, LLAMA_POLICY, lax)];
    const result = review(files, { policy: LLAMA_POLICY });
    expect(result).toMatchObject({ failed: true, failOn: 'error' });
    expect(result.policy.change?.keys.map((key) => [key.pointer, key.kind, key.head])).toEqual([
      ['/fail_on', 'added', '"never"'],
      ['/rules', 'added', '{"strict-block-unknown-key": false}'],
    ]);
  });

  test('says what would be wrong with it once merged', () => {
    const result = review([changed(POLICY_PATH, LLAMA_POLICY, 'version: 1\nfail-on: never\n')], {
      policy: LLAMA_POLICY,
    });
    expect(result.policy.change?.problems[0]).toMatchObject({ line: 2 });
    expect(result.configs).toEqual([]);
  });

  test('removal and a move away are changes too', () => {
    expect(review([removed(POLICY_PATH, LLAMA_POLICY)], { policy: LLAMA_POLICY }).policy.change?.status).toBe(
      'removed',
    );
    const moved = {
      path: 'old.yml',
      previousPath: POLICY_PATH,
      status: 'renamed',
      base: LLAMA_POLICY,
      head: LLAMA_POLICY,
    } as const;
    expect(review([moved], { policy: LLAMA_POLICY }).policy.change?.status).toBe('renamed');
  });
});

describe('suppressions of the policy', () => {
  const text = json({
    train_micro_batch_size_per_gpu: 1,
    gradient_cliping: 1,
    bf16: { enabled: true },
    zero_optimization: { stage: 1, aio: {} },
  });
  const policy = (rule: string, path: string) =>
    `version: 1\nsuppressions: [{ rule: ${rule}, path: "${path}", reason: "known" }]\n`;

  test('take a finding out of the count, and say why', () => {
    const [config] = review([added('a/ds.json', text)], {
      policy: policy('unknown-top-level-key', 'a/*.json'),
    }).configs;
    expect(config?.findings.map((finding) => finding.rule)).not.toContain('unknown-top-level-key');
    expect(config?.suppressed).toMatchObject([{ finding: { rule: 'unknown-top-level-key' }, reason: 'known' }]);
  });

  test('not in another file, and never what DeepSpeed refuses', () => {
    expect(
      review([added('b/ds.json', text)], { policy: policy('unknown-top-level-key', 'a/*.json') }).configs[0]
        ?.suppressed,
    ).toEqual([]);
    const refused = review([added('a/ds.json', text)], { policy: policy('strict-block-unknown-key', '**') });
    expect(refused.configs[0]?.suppressed).toEqual([]);
    expect(refused.errors).toBeGreaterThan(0);
  });
});
