/** action.yml and the code say the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_NAMES } from '../../action/inputs.ts';
import { OUTPUT_NAMES } from '../../action/output/outputs.ts';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));

describe('action.yml', () => {
  test('has the inputs that the code reads, all optional', () => {
    expect(Object.keys(action.inputs).sort()).toEqual([...INPUT_NAMES].sort());
    for (const input of Object.values<{ required?: boolean }>(action.inputs)) expect(input.required).toBe(false);
  });

  test('has no default but the token, as the code has the others', () => {
    const defaults = Object.entries<{ default?: string }>(action.inputs).filter(
      ([, input]) => input.default !== undefined,
    );
    expect(defaults.map(([name, input]) => [name, input.default])).toEqual([['token', '$' + '{{ github.token }}']]);
  });

  test('tells the defaults of the code', () => {
    expect(action.inputs.policy.description).toContain('Default .github/ds-review.yml');
    expect(action.inputs['fail-on'].description).toContain('Default error');
    expect(action.inputs.comment.description).toContain('Default on-change');
  });

  test('has the outputs that the code writes', () => {
    expect(Object.keys(action.outputs).sort()).toEqual([...OUTPUT_NAMES].sort());
  });

  test('every input and output is described', () => {
    for (const entry of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect((entry as { description: string }).description.length).toBeGreaterThan(10);
    }
  });

  test('runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'action/dist/index.js' });
  });
});
