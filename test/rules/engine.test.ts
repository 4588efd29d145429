import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { type CheckOptions, checkConfig } from '../../core/rules/check.ts';

const check = (text: string, options: CheckOptions = {}) => checkConfig(parseConfig('ds.json', text), options);
const severityOf = (text: string, rule: string, options: CheckOptions = {}) =>
  check(text, options).findings.find((finding) => finding.rule === rule)?.severity;

const NO_ZERO = '{"train_micro_batch_size_per_gpu": 1}';
const FITS_FOUR =
  '{"train_batch_size": 32, "train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 8, "zero_optimization": {"stage": 2}}';
const FITS_NONE = '{"train_batch_size": 10, "train_micro_batch_size_per_gpu": 4, "zero_optimization": {"stage": 2}}';

describe('what hangs on what is not known is a notice', () => {
  test('the way of launching: what only the Trainer minds, in a file that may be for DeepSpeed itself', () => {
    expect(severityOf(NO_ZERO, 'hf-zero-block-required')).toBe('notice');
    expect(severityOf(NO_ZERO, 'hf-zero-block-required', { integrations: ['hf-trainer'] })).toBe('error');
    // "auto" says that it is for the Trainer.
    expect(severityOf('{"train_micro_batch_size_per_gpu": "auto"}', 'hf-zero-block-required')).toBe('error');
  });

  test('but where each way of launching refuses the file for a reason of its own, nothing can start it', () => {
    const twice =
      '{"train_batch_size": 8, "train_batch_size": 8, "zero_optimization": true, "gradient_accumulation_steps": 1}';
    const refusals = check(twice).findings.filter(({ effect }) => effect === 'rejects');
    expect(refusals.map(({ rule, severity, integrations }) => ({ rule, severity, integrations }))).toEqual([
      { rule: 'duplicate-key', severity: 'error', integrations: ['raw'] },
      expect.objectContaining({ severity: 'error', integrations: ['hf-trainer'] }),
    ]);
    const once = twice.replace('"train_batch_size": 8, ', '');
    expect(check(once).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the number of GPUs: a batch that fits at some', () => {
    expect(severityOf(FITS_FOUR, 'batch-triangle')).toBe('notice');
    expect(severityOf(FITS_FOUR, 'batch-triangle', { worldSizes: [8], worldSizesKnown: true })).toBe('error');
    expect(severityOf(FITS_FOUR, 'batch-triangle', { worldSizes: [4], worldSizesKnown: true })).toBeUndefined();
    expect(severityOf(FITS_NONE, 'batch-triangle')).toBe('error');
  });

  test('the verdict does not depend on the severity', () => {
    expect({ ...check(FITS_FOUR).accepts.raw }).toEqual({ 1: false, 4: true, 8: false });
  });

  test('one finding for all views that say the same', () => {
    const { findings } = check('{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 7}}', {
      integrations: ['raw', 'hf-trainer', 'accelerate'],
    });
    expect(findings.filter(({ rule }) => rule === 'zero-stage-value')).toHaveLength(1);
    const triangle = check(FITS_FOUR).findings.filter(({ rule }) => rule === 'batch-triangle');
    expect(triangle).toMatchObject([{ worldSizes: [1, 8] }]);
  });
});

describe('settings of the policy', () => {
  const TYPO =
    '{"train_micro_batch_size_per_gpu": 1, "zero_optimisation": {"stage": 3}, "zero_optimization": {"stage": 2}}';

  test('switch off, and make stricter', () => {
    expect(severityOf(TYPO, 'unknown-top-level-key')).toBe('warning');
    expect(severityOf(TYPO, 'unknown-top-level-key', { settings: { 'unknown-top-level-key': 'off' } })).toBeUndefined();
    expect(severityOf(TYPO, 'unknown-top-level-key', { settings: { 'unknown-top-level-key': 'error' } })).toBe('error');
  });

  test('never switch off or soften what DeepSpeed raises', () => {
    const removed =
      '{"train_micro_batch_size_per_gpu": 1, "amp": {"enabled": false}, "zero_optimization": {"stage": 2}}';
    for (const setting of ['off', 'notice', 'warning'] as const)
      expect(severityOf(removed, 'removed-top-level-key', { settings: { 'removed-top-level-key': setting } })).toBe(
        'error',
      );
  });
});

describe('a broken file', () => {
  test('gets its syntax finding and what is right whatever stands elsewhere, no more', () => {
    const { findings, accepts } = check(
      '{\n  "zero_optimization": { "stage": 2, "stge": 1 },\n  "train_batch_size": 8,\n  "bf16": { "enabled": ',
    );
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['syntax', 'strict-block-unknown-key']));
    // What is missing may stand behind the place where it breaks.
    const without = check('{\n  "zero_optimization": { "stge": 1 },\n  "bf16": { "enabled": ').findings.map(
      ({ rule }) => rule,
    );
    expect(without).toEqual(expect.arrayContaining(['syntax', 'strict-block-unknown-key']));
    for (const absent of ['batch-missing', 'zero-stage-missing', 'gradient-clipping-default'])
      expect(without).not.toContain(absent);
    expect(Object.values(accepts.raw)).toEqual([false, false, false]);
    expect(findings.find(({ rule }) => rule === 'syntax')?.severity).toBe('error');
  });
});
