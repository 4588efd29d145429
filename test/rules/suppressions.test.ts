import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';

const check = (text: string, accepted?: { rule: string; reason: string }[]) =>
  checkConfig(parseConfig('ds.hjson', text), { integrations: ['raw'], ...(accepted && { accepted }) });
const rules = (text: string) => check(text).findings.map(({ rule }) => rule);

const CONFIG = (comment: string, beside = '') => `{
  # a config with comments
  train_micro_batch_size_per_gpu: 1
  ${comment}
  zero_optimisation: { stage: 3 } ${beside}
}
`;

describe('suppressions', () => {
  test('a comment with a reason accepts the finding of its own or the next line', () => {
    expect(rules(CONFIG(''))).toContain('unknown-top-level-key');
    for (const text of [
      CONFIG('# ds-review: ignore[unknown-top-level-key] kept for an old script'),
      CONFIG('// ds-review: ignore[unknown-top-level-key] why\n  # more words'),
    ]) {
      const result = check(text);
      expect(result.findings.map(({ rule }) => rule)).not.toContain('unknown-top-level-key');
      expect(result.suppressed).toMatchObject([{ finding: { rule: 'unknown-top-level-key' } }]);
      expect(result.uselessSuppressions).toEqual([]);
    }
  });

  test('not of another line, not of another rule, and not without a reason', () => {
    const far = `{\n  # ds-review: ignore[unknown-top-level-key] why\n  train_micro_batch_size_per_gpu: 1\n  zero_optimisation: { stage: 3 }\n}\n`;
    expect(rules(far)).toContain('unknown-top-level-key');
    expect(check(far).uselessSuppressions).toMatchObject([{ why: 'unused', rule: 'unknown-top-level-key' }]);
    expect(rules(CONFIG('# ds-review: ignore[batch-missing] why'))).toContain('unknown-top-level-key');
    expect(check(CONFIG('# ds-review: ignore[unknown-top-level-key]'))).toMatchObject({
      suppressed: [],
      uselessSuppressions: [{ why: 'no-reason' }],
    });
  });

  test('an error that DeepSpeed raises stays', () => {
    const text =
      '{\n  train_micro_batch_size_per_gpu: 1\n  # ds-review: ignore[removed-top-level-key] we know\n  amp: { enabled: false }\n}\n';
    const result = check(text);
    expect(result.findings.map(({ rule }) => rule)).toContain('removed-top-level-key');
    expect(result.uselessSuppressions).toMatchObject([{ why: 'raised' }]);
    expect(
      check('{"train_micro_batch_size_per_gpu": 1, "amp": null}', [
        { rule: 'removed-top-level-key', reason: 'no' },
      ]).findings.map(({ rule }) => rule),
    ).toContain('removed-top-level-key');
  });

  test('the policy accepts by rule, in strict JSON too, where a comment cannot stand', () => {
    const text = '{"train_micro_batch_size_per_gpu": 1, "zero_optimisation": {"stage": 3}}';
    const result = check(text, [
      { rule: 'unknown-top-level-key', reason: 'read by our launcher' },
      { rule: 'bool-type', reason: 'old' },
    ]);
    expect(result.findings.map(({ rule }) => rule)).not.toContain('unknown-top-level-key');
    expect(result.suppressed).toHaveLength(1);
    expect(result.uselessSuppressions).toMatchObject([{ rule: 'bool-type', why: 'unused' }]);
  });

  test('the words inside a string of strict JSON suppress nothing', () => {
    const text =
      '{"train_micro_batch_size_per_gpu": 1, "_c": "# ds-review: ignore[unknown-top-level-key] x", "zero_optimisation": {}}';
    expect(check(text).findings.map(({ rule }) => rule)).toContain('unknown-top-level-key');
  });
});
