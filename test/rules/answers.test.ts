/** What one view answered counts for the next one only where it must be the same. */
import { describe, expect, test } from '@jest/globals';
import type { ObjectNode } from '../../core/config/document.ts';
import { parseConfig } from '../../core/config/parse.ts';
import { resolve } from '../../core/config/resolve/resolve.ts';
import { Answers, bitOf } from '../../core/rules/answers.ts';
import { nodeQuestion, type Question, refusalsQuestion, settingQuestion } from '../../core/rules/questions.ts';
import type { ConfigView } from '../../core/rules/view.ts';

/** hjson makes an int of the bucket size, and the second way of launching fills the accumulation. */
const TEXT = '{"zero_optimization": {"reduce_bucket_size": 5e8}, "gradient_accumulation_steps": "auto", "fp16": {}}';

const bucket = settingQuestion(['zero_optimization', 'reduce_bucket_size']);
const bucketType = nodeQuestion('root', ['zero_optimization', 'reduce_bucket_size'], 'python');
const accumulation = nodeQuestion('root', ['gradient_accumulation_steps'], 'value');
const fp16 = nodeQuestion('root', ['fp16'], 'kind');
const refusals = refusalsQuestion('numeric-type');

function roots(): { written: ObjectNode; raw: ObjectNode; hf: ObjectNode } {
  const document = parseConfig('ds_config.json', TEXT);
  if (document.root?.kind !== 'object') throw new Error('no object');
  const written = document.root;
  return {
    written,
    raw: resolve(document, written, 'raw', {}).root,
    hf: resolve(document, written, 'hf-trainer', {}).atWorld(1).root,
  };
}

/** Counts what it is asked. */
class CountingView {
  asked = 0;
  readonly root: ObjectNode;
  readonly refusesNothing: boolean;
  constructor(root: ObjectNode, refusesNothing: boolean) {
    this.root = root;
    this.refusesNothing = refusesNothing;
  }
  setting(): number {
    this.asked += 1;
    return 5e8;
  }
  refusals(): readonly never[] {
    this.asked += 1;
    return [];
  }
}

const view = (root: ObjectNode, refusesNothing = true): ConfigView & CountingView =>
  new CountingView(root, refusesNothing) as unknown as ConfigView & CountingView;

function inTwoViews(question: Question, refuses: 'nothing' | 'first' | 'second') {
  const { written, raw, hf } = roots();
  const answers = new Answers();
  answers.openDocument(written, raw);
  const first = view(raw, refuses !== 'first');
  answers.openView(first, raw);
  const said = answers.get(question);
  const settled = answers.isOfDocument(bitOf(question.slot));
  const second = view(hf, refuses !== 'second');
  answers.openView(second, hf);
  return {
    answers: [said, answers.get(question)],
    askedAgain: second.asked > 0,
    settled: settled && answers.isOfDocument(bitOf(question.slot)),
  };
}

describe('of two ways of launching', () => {
  test('a setting whose number only changed its type is asked once', () => {
    expect(inTwoViews(bucket, 'nothing')).toEqual({ answers: [5e8, 5e8], askedAgain: false, settled: true });
  });

  test.each(['first', 'second'] as const)('but twice where the %s one refuses something', (refuses) => {
    expect(inTwoViews(bucket, refuses)).toEqual({ answers: [5e8, 5e8], askedAgain: true, settled: false });
  });

  test('the type itself is asked of each', () => {
    expect(inTwoViews(bucketType, 'nothing')).toMatchObject({ answers: ['int', 'float'], settled: false });
  });

  test('what is filled differs', () => {
    expect(inTwoViews(accumulation, 'nothing')).toMatchObject({ answers: ['auto', 1], settled: false });
  });

  test('what is in both is in both', () => {
    expect(inTwoViews(fp16, 'nothing')).toMatchObject({ answers: ['object', 'object'], settled: true });
  });

  test.each([
    ['nothing', true],
    ['first', false],
    ['second', false],
  ] as const)('refusals, where %s refuses', (refuses, settled) => {
    expect(inTwoViews(refusals, refuses)).toMatchObject({ settled, askedAgain: refuses === 'second' });
  });
});
