import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parseConfigBytes } from '../../core/config/parse.ts';
import { checkConfig } from '../../core/rules/check.ts';

interface Row {
  readonly file: string;
  /** At world sizes 1, 4 and 8. */
  readonly raw: readonly [boolean, boolean, boolean];
  readonly hf: readonly [boolean, boolean, boolean];
  /** Rule → what its message must say. */
  readonly says: Readonly<Record<string, RegExp>>;
}

const NEVER = [false, false, false] as const;
const ALWAYS = [true, true, true] as const;

/** The configs that this project was born from, and what a reviewer has to say of each. */
const TABLE: readonly Row[] = [
  { file: '2.2-zero2-cpu-offload.json', raw: NEVER, hf: ALWAYS, says: { 'auto-outside-hf': /"auto"/ } },
  {
    file: '2.2-zero3-nvme.json',
    raw: NEVER,
    hf: NEVER,
    says: {
      'strict-block-unknown-key': /`aio`.*top level/,
      'batch-missing': /train_micro_batch_size_per_gpu/,
      'nvme-path-writable': /nvme/i,
    },
  },
  {
    file: '3.2-vla-zero3.json',
    raw: [false, true, false],
    hf: [false, true, false],
    says: { 'batch-triangle': /holds at 4 GPUs only/, 'no-precision-fp32': /fp32/ },
  },
  { file: '4.2-zero3-cpu-offload.json', raw: NEVER, hf: ALWAYS, says: { 'auto-outside-hf': /"auto"/ } },
  {
    file: '5.3-fp16.json',
    raw: NEVER,
    hf: NEVER,
    says: { 'batch-missing': /train_batch_size/, 'hf-zero-block-required': /zero_optimization/ },
  },
  {
    file: '5.3-bf16.json',
    raw: NEVER,
    hf: NEVER,
    says: { 'batch-missing': /train_batch_size/, 'hf-zero-block-required': /zero_optimization/ },
  },
  {
    file: '7.1-vla-persistence.json',
    raw: NEVER,
    hf: NEVER,
    says: { 'json-only-in-hf': /strict JSON/, 'batch-missing': /train_batch_size/ },
  },
  {
    file: '7.2-inference.json',
    raw: [true, false, false],
    hf: [true, false, false],
    says: { 'batch-triangle': /at 1 GPU only|divides 1/ },
  },
  { file: '9.1-recommended.json', raw: NEVER, hf: NEVER, says: { 'batch-missing': /train_batch_size/ } },
  {
    file: '6.1-start-failure-cpu-oom.hjson',
    raw: NEVER,
    hf: NEVER,
    says: { 'hw-cpu-ram': /memory/i, 'zero-stage-missing': /stage/ },
  },
  { file: '6.1-nan-loss.hjson', raw: NEVER, hf: NEVER, says: { 'fp16-initial-scale-large': /overflow|skip/i } },
  { file: '6.1-out-of-memory.hjson', raw: NEVER, hf: NEVER, says: {} },
];

const folder = join(fileURLToPath(new URL('.', import.meta.url)), 'seed');

describe('the seed', () => {
  test.each(TABLE.map((row) => [row.file, row] as const))('%s', (file, { raw, hf, says }) => {
    const { accepts, findings } = checkConfig(parseConfigBytes(file, readFileSync(join(folder, file))));
    expect([1, 4, 8].map((size) => accepts.raw[size])).toEqual(raw);
    expect([1, 4, 8].map((size) => accepts['hf-trainer'][size])).toEqual(hf);
    for (const [rule, words] of Object.entries(says)) {
      const messages = findings.filter((finding) => finding.rule === rule).map(({ message }) => message);
      expect({ rule, messages, said: messages.some((message) => words.test(message)) }).toEqual({
        rule,
        messages,
        said: true,
      });
    }
  });

  test('a config that is right for the Trainer has no error, whatever DeepSpeed itself would say of its "auto"', () => {
    for (const file of ['2.2-zero2-cpu-offload.json', '4.2-zero3-cpu-offload.json']) {
      const { findings, intended } = checkConfig(parseConfigBytes(file, readFileSync(join(folder, file))));
      expect(intended).toEqual(['hf-trainer']);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});
