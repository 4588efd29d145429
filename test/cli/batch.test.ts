import { expect, test } from '@jest/globals';
import { runCli } from './run-cli.ts';

const row = {
  id: 'a',
  world_size: 8,
  micro_batch: 2,
  seq: 1024,
  activation_checkpointing: true,
  attention: 'sdpa',
  lora: null,
  client_optimizer: null,
  ds_config: {
    train_micro_batch_size_per_gpu: 2,
    zero_optimization: { stage: 2 },
    bf16: { enabled: true },
    optimizer: { type: 'AdamW', params: { lr: 1e-5 } },
  },
  model_config: 'smoke/ds_smoke/models/tiny.config.json',
};

test('estimate --batch answers every line in order, errors among them', async () => {
  const lines = [
    row,
    { ...row, id: 'b', model_config: { model_type: 'no-such-family' } },
    { ...row, id: 'c', world_size: 0 },
  ];
  const { code, out } = await runCli(
    ['estimate', '--batch', '--gpu', 'h100-80gb'],
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`,
  );
  expect(code).toBe(0);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map((answer) => answer.id)).toEqual(['a', 'b', 'c', null]);
  expect(Object.keys(answers[0])).toEqual([
    'id',
    'params',
    'trainable_params',
    'gpu',
    'cpu',
    'nvme',
    'terms',
    'verdict',
    'confidence',
  ]);
  expect(Object.keys(answers[0].gpu)).toEqual([
    'model_on_gpu',
    'after_init',
    'peak_init',
    'peak_forward',
    'peak_backward',
    'peak_step',
    'after_step',
    'peak_allocated',
    'peak_reserved',
    'context',
    'total',
  ]);
  expect(answers[0].gpu.total).toBe(answers[0].gpu.peak_reserved + answers[0].gpu.context);
  expect(Object.keys(answers[0].terms[0])).toEqual(['term', 'phase', 'where', 'bytes', 'source']);
  expect(answers[0].verdict).toBe('fits');
  expect(answers.slice(1).map((answer) => typeof answer.error)).toEqual(['string', 'string', 'string']);
});

test('a batch without a card has no verdict', async () => {
  const { out } = await runCli(['estimate', '--batch'], `${JSON.stringify(row)}\n`);
  expect(JSON.parse(out).verdict).toBeNull();
});

test('check --batch gives an outcome and findings', async () => {
  const rows = [
    {
      id: 'good',
      config: {
        train_micro_batch_size_per_gpu: 2,
        optimizer: { type: 'AdamW', params: { lr: 0.001, torch_adam: true } },
      },
      context: { world_size: 1, framework: 'raw' },
    },
    {
      id: 'bad',
      config: { train_micro_batch_size_per_gpu: 2, zero_optimization: { stage: 4 } },
      context: { world_size: 1, framework: 'raw' },
    },
  ];
  const { out } = await runCli(['check', '--batch'], rows.map((line) => JSON.stringify(line)).join('\n'));
  const [good, bad] = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(good).toMatchObject({ id: 'good', outcome: 'ok' });
  expect(bad).toMatchObject({ id: 'bad', outcome: 'fails' });
  expect(bad.findings.map((finding: { rule: string }) => finding.rule)).toContain('zero-stage-value');
});
