import { describe, expect, test } from '@jest/globals';
import { renderComment } from '../../core/report/comment/comment.ts';
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

  test('a comment of the file accepts too; the patch of other findings stands, and what is accepted is not fixed', () => {
    const hjson = (comment: string) =>
      `{\n  train_micro_batch_size_per_gpu: 1\n  ${comment}\n  launcher_port: 29500\n  zero_optimization: { stage: 1 }\n}\n`;
    const files = [changed('ds.hjson', hjson(''), hjson('# ds-review: ignore[unknown-top-level-key] our launcher'))];
    const [config] = review(files).configs;
    expect(config?.suppressed).toMatchObject([
      { by: 'comment', reason: 'our launcher', finding: { rule: 'unknown-top-level-key', state: 'old' } },
    ]);
    expect(config?.findings.map((finding) => finding.rule)).not.toContain('unknown-top-level-key');
    expect(config?.fixed.map((finding) => finding.rule)).not.toContain('unknown-top-level-key');
  });

  test('what has no effect is said: a comment always, an entry of the policy where it names this one file', () => {
    const useless = (path: string, rule = 'bool-type') =>
      review([added('a/ds.json', text)], { policy: policy(rule, path) }).configs[0]?.uselessSuppressions;
    expect(useless('a/ds.json')).toMatchObject([{ rule: 'bool-type', by: 'policy', why: 'unused', range: null }]);
    expect(useless('a/*.json')).toEqual([]);
    expect(useless('a/*.json', 'strict-block-unknown-key')).toMatchObject([{ why: 'raised' }]);
    const comment =
      '{\n  train_micro_batch_size_per_gpu: 1\n  # ds-review: ignore[bool-type] old\n  fp16: { enabled: true }\n}\n';
    const { configs } = review([added('ds.hjson', comment)]);
    expect(configs[0]?.uselessSuppressions).toMatchObject([
      { by: 'comment', why: 'unused', range: { start: { line: 3 } } },
    ]);
    expect(renderComment(review([added('ds.hjson', comment)])).body).toMatch(/Without effect: 1 suppression/);
  });
});

describe('a config that is not UTF-8', () => {
  const problem = { code: 'encoding', message: 'byte 0xff is not UTF-8', span: { start: 14, end: 15 } } as const;
  const config = '{\n  "_note": "\ufffd",\n  "train_micro_batch_size_per_gpu": 1\n}\n';

  test('is rejected, at its place, and gets no patch', () => {
    const result = review([{ ...changed('ds.json', config, config), headEncoding: problem }]);
    expect(result).toMatchObject({ verdict: 'fail', failed: true });
    expect(result.configs[0]?.findings[0]).toMatchObject({
      rule: 'syntax',
      severity: 'error',
      state: 'new',
      message: expect.stringContaining('byte 0xff is not UTF-8'.replace('b', 'B')),
      range: { start: { line: 2, column: 13 } },
    });
    expect(result.configs[0]?.accepts.head?.raw).toEqual({ 1: false, 4: false, 8: false });
    expect(result.configs[0]?.patch).toBeNull();
  });

  test('and one that was not, and is now, is mended', () => {
    const result = review([{ ...changed('ds.json', config, config), baseEncoding: problem }]);
    expect(result.configs[0]?.fixed.map((finding) => finding.rule)).toContain('syntax');
    expect(result.errors).toBe(0);
  });
});
