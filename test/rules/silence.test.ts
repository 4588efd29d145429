/** A rule that is not run because it was silent before would be silent again: with and without what was learnt, the findings are the same. */
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../core/config/parse.ts';
import { RELEASE } from '../../core/deepspeed/generated/release-0.19.8.ts';
import { type CheckOptions, checkConfig } from '../../core/rules/check.ts';
import { RULES } from '../../core/rules/index.ts';
import { rule } from '../../core/rules/rule.ts';
import { baseConfig, Dice, mutate, write } from '../oracle/mutate.ts';

const GENERATED = 250;

const examples = RULES.filter(({ kind }) => kind === undefined).flatMap(({ docs }) => [docs.bad, docs.good]);
const generated = Array.from({ length: GENERATED }, (_, index) => {
  const dice = new Dice(31 * 1_000_003 + index * 7919);
  const config = baseConfig(dice);
  for (let more = dice.below(3); more > 0; more--) mutate(dice, config);
  return write(dice, config);
});
const documents = [...examples, ...generated].map((text) => parseConfig('ds_config.json', text));

const WAYS: Readonly<Record<string, CheckOptions>> = {
  'nothing known': {},
  'every integration': { integrations: ['raw', 'hf-trainer', 'accelerate'], worldSizes: [2, 8], worldSizesKnown: true },
  'a run of the Trainer': {
    integrations: ['hf-trainer'],
    worldSizes: [4],
    worldSizesKnown: true,
    run: { accelerator: 'cuda', trainingArguments: { bf16: true, per_device_train_batch_size: 2 }, hiddenSize: 64 },
  },
};

/** Fewer files than are looked at before anything is learnt. */
const FEW = 10;

describe.each(Object.entries(WAYS))('%s', (_, options) => {
  test('what was learnt changes no finding', () => {
    for (const document of documents) checkConfig(document, options);
    let release = { ...RELEASE };
    for (const [index, document] of documents.entries()) {
      if (index % FEW === 0) release = { ...RELEASE };
      const unlearnt = checkConfig(document, { ...options, release });
      expect({ index, ...checkConfig(document, options) }).toEqual({ index, ...unlearnt });
    }
  });
});

describe('what a silent rule looked at is asked again', () => {
  const texts = (value: string) => `{"train_micro_batch_size_per_gpu": 1, "gradient_clipping": ${value}}`;
  const found = (check: Parameters<typeof rule>[0]['check'], value: string): number => {
    const one = rule({
      id: 'one',
      group: 'values',
      severity: 'warning',
      effect: 'advice',
      title: '',
      docs: { why: '', bad: '', good: '', sources: [] },
      scope: 'integration',
      check,
    });
    const release = { ...RELEASE };
    const look = (text: string) => checkConfig(parseConfig('a.json', text), { rules: [one], release }).findings.length;
    for (let round = 0; round < 20; round++) look(texts('1.0'));
    return look(texts(value));
  };
  const report = { message: 'm', at: { pointer: '', span: { start: 0, end: 1 } } };

  test.each([
    ['the kind of a value', '"1.0"', (kind: unknown) => kind === 'string'],
    ['that there is one', 'null', (kind: unknown) => kind === 'null'],
  ])('%s', (_, value, isIt) => {
    expect(found((view) => (isIt(view.get('gradient_clipping')?.kind) ? [report] : []), value)).toBe(1);
  });

  test('a value', () => {
    const check: Parameters<typeof rule>[0]['check'] = (view) => {
      const node = view.get('gradient_clipping');
      return node?.kind === 'number' && node.value === 2 ? [report] : [];
    };
    expect(found(check, '2')).toBe(1);
    expect(found(check, '3')).toBe(0);
  });

  test('the type that Python gives a number', () => {
    const check: Parameters<typeof rule>[0]['check'] = (view) => {
      const node = view.getWritten('gradient_clipping');
      return node?.kind === 'number' && node.python === 'int' ? [report] : [];
    };
    expect(found(check, '1')).toBe(1);
  });

  test('a setting', () => {
    expect(found((view) => (view.setting('gradient_clipping') === 2 ? [report] : []), '2')).toBe(1);
  });

  test('the text itself, which no question stands for', () => {
    expect(found((view) => (view.document.text.includes('1.5') ? [report] : []), '1.5')).toBe(1);
  });

  test('the members of a block', () => {
    expect(found((view) => (view.root.members.some(({ key }) => key === 'x') ? [report] : []), '1.0, "x": 1')).toBe(1);
  });
});
