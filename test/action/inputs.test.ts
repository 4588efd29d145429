import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../action/inputs.ts';

describe('inputs', () => {
  test('without any: the defaults', () => {
    expect(readInputs({})).toEqual({
      ok: true,
      inputs: {
        token: '',
        policy: '.github/ds-review.yml',
        deepspeedVersion: null,
        failOn: null,
        comment: 'on-change',
        sarifFile: null,
        hfToken: null,
      },
    });
  });

  test('as a runner sets them', () => {
    const read = readInputs({
      INPUT_TOKEN: 'ghs_1',
      INPUT_POLICY: './conf/review.yml ',
      'INPUT_DEEPSPEED-VERSION': 'v0.19.8',
      'INPUT_FAIL-ON': 'Does-Not-Fit',
      INPUT_COMMENT: 'never',
      'INPUT_SARIF-FILE': 'out.sarif',
      'INPUT_HF-TOKEN': 'hf_1',
    });
    expect(read).toMatchObject({
      ok: true,
      inputs: {
        policy: 'conf/review.yml',
        deepspeedVersion: '0.19.8',
        failOn: 'does-not-fit',
        comment: 'never',
        sarifFile: 'out.sarif',
      },
    });
  });

  test.each([
    ['INPUT_FAIL-ON', 'errors', 'fail-on'],
    ['INPUT_COMMENT', 'yes', 'comment'],
    ['INPUT_POLICY', '../other/policy.yml', 'policy'],
    ['INPUT_POLICY', '/etc/passwd', 'policy'],
    ['INPUT_DEEPSPEED-VERSION', 'newest', 'deepspeed-version'],
  ])('%s=%s is refused with its name and value', (name, value, input) => {
    const read = readInputs({ [name]: value });
    expect(read.ok ? '' : read.problem).toContain(`input ${input}: "${value}"`);
  });
});
