import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { reportJson } from '../../core/report/report-json.ts';
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
  ZERO3,
} from '../review/scene.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each([
  ['a model that fits and does not', review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy: LLAMA_POLICY })],
  [
    'errors, a policy change, a removed and an added file',
    review(
      [
        changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED),
        changed(POLICY_PATH, LLAMA_POLICY, 'version: 2\n'),
        removed('old.json', ZERO3),
        added('n.json', '{"zero_optimization": '),
      ],
      { policy: LLAMA_POLICY },
    ),
  ],
  [
    'no policy, no model',
    review([added('ds.json', json({ train_batch_size: 8, zero_optimization: { stage: 1 }, gradient_cliping: 1 }))]),
  ],
  [
    'a policy with problems',
    review([added('ds.json', ZERO3)], { policy: 'version: 1\ntargets: [{ gpu: no-such-card }]\nx: 1\n' }),
  ],
  [
    'findings that are accepted, and suppressions without effect',
    review(
      [
        added(
          'ds.hjson',
          '{\n  # ds-review: ignore[unknown-top-level-key] ours\n  launcher_port: 1\n  # ds-review: ignore[bool-type]\n  train_micro_batch_size_per_gpu: 8\n}\n',
        ),
      ],
      { policy: 'version: 1\nsuppressions: [{ rule: bool-type, path: ds.hjson, reason: old }]\n' },
    ),
  ],
  [
    'a move to another release',
    review([], {
      upgrade: {
        moves: [
          {
            from: { named: '0.16.2', exact: true, facts: await loadRelease('0.16.9') },
            to: { named: '0.19.8', exact: false, facts: await loadRelease('0.19.8') },
            places: [{ path: 'uv.lock', line: 7 }],
          },
        ],
        files: [
          { path: 'ds.json', text: json({ train_batch_size: 8, sparse_gradients: false, aio: { thread_count: 1 } }) },
        ],
        notes: ['some were not looked at'],
      },
    }),
  ],
  ['nothing', review([])],
])('the report fits its schema: %s', (_, result) => {
  validate(plain(reportJson(result)));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema notices what is missing or strange', () => {
  const report = plain(reportJson(review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy: LLAMA_POLICY }))) as {
    verdict: string;
    errors?: number;
  };
  expect(validate({ ...report, verdict: 'maybe' })).toBe(false);
  const { errors: _, ...without } = report;
  expect(validate(without)).toBe(false);
  expect(validate({ ...report, surprise: 1 })).toBe(false);
});
