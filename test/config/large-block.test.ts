/** Blocks with hundreds of keys are looked up by a table: what is found must be what small ones give. */
import { describe, expect, test } from '@jest/globals';
import { memberOf } from '../../core/config/member.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { Draft } from '../../core/config/resolve/draft.ts';
import { checkConfig } from '../../core/rules/check.ts';

const COMMENTS = Array.from({ length: 400 }, (_, index) => `"_note_${index}": ${index}`).join(', ');
const SETTINGS =
  '"train_batch_size": "auto", "gradient_accumulation_steps": "auto", "train_micro_batch_size_per_gpu": "auto", "zero_optimization": {"stage": 2, "reduce_bucket_size": "auto"}, "fp16": {"enabled": "auto"}';
const document = (members: string) => parseConfig('ds.json', `{${members}}`);
const rootOf = (members: string) => {
  const { root } = document(members);
  if (root?.kind !== 'object') throw new Error('no object');
  return root;
};

describe('large blocks', () => {
  test('are filled and judged as small ones', () => {
    const [large, small] = [checkConfig(document(`${SETTINGS}, ${COMMENTS}`)), checkConfig(document(SETTINGS))];
    expect(large).toEqual(small);
    expect(small.accepts['hf-trainer']).toEqual({ 1: true, 4: true, 8: true });
  });

  test('a key that is filled twice has its last value, and what stood there before stays in the document', () => {
    const root = rootOf(`"a": "auto", ${COMMENTS}`);
    expect(memberOf(root, 'a')?.value).toMatchObject({ value: 'auto' });
    const draft = new Draft(root);
    draft.set('a', 1, 'x');
    draft.set('b', 2, 'x');
    draft.set('a', 3, 'x');
    expect(['a', 'b', '_note_7'].map((key) => memberOf(draft.root, key)?.value)).toMatchObject([
      { value: 3 },
      { value: 2 },
      { value: 7 },
    ]);
    expect(memberOf(root, 'a')?.value).toMatchObject({ value: 'auto' });
    expect(memberOf(root, 'b')).toBeUndefined();
  });

  test('a key that stands twice is found, and the last one counts', () => {
    const twice = `"a": 1, ${COMMENTS}, "a": 2`;
    expect(document(twice).problems.map(({ code }) => code)).toEqual(['duplicate-key']);
    expect(memberOf(rootOf(twice), 'a')?.value).toMatchObject({ value: 2 });
  });

  test('blocks inside are looked through for keys that stand twice', () => {
    expect(document(`${COMMENTS}, "x": {"a": 1, "a": 2}`).problems.map(({ code }) => code)).toEqual(['duplicate-key']);
  });
});
