/** Our own rules for workflows find what they are there for, and nothing in the workflows that are here. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ownRules } from '../../tools/lint-workflows/own-rules.ts';

const SHA = 'a'.repeat(40);
const job = (step: string): string => `permissions:\n  contents: read\njobs:\n  a:\n    steps:\n      - ${step}\n`;

const BAD: readonly (readonly [string, string, string])[] = [
  ['a tag', job('uses: actions/checkout@v5 # v5.0.0'), 'not pinned'],
  ['a short SHA', job('uses: actions/checkout@abcdef1 # v5.0.0'), 'not pinned'],
  ['no version comment', job(`uses: actions/checkout@${SHA}`), 'no comment with its version'],
  ['an expression in a script', job('run: echo $' + '{{ inputs.x }}'), 'an expression inside run'],
  ['no permissions', 'jobs:\n  a:\n    steps: []\n', 'no permissions'],
  ['write-all', 'permissions: write-all\njobs: {}\n', 'more than a list'],
  ['write for every job', 'permissions:\n  contents: write\njobs: {}\n', 'write belongs'],
];

test.each(BAD)('%s', (_, text, words) => {
  expect(ownRules('x.yml', text).join('\n')).toContain(words);
});

test.each(['.github/workflows/ci.yml', '.github/workflows/ds-smoke.yml', 'action.yml', 'smoke/action.yml'])(
  '%s',
  (path) => {
    expect(ownRules(path, readFileSync(path, 'utf8'))).toEqual([]);
  },
);
