import { describe, expect, test } from '@jest/globals';
import type { ReviewFile } from '../../core/review/input.ts';
import { added, changed, json, removed, review, type SceneOptions } from './scene.ts';

const ACCELERATE = (block: string, more = '') => `compute_environment: LOCAL_MACHINE
distributed_type: DEEPSPEED
deepspeed_config:
${block}
num_machines: 1
num_processes: 8
${more}`;

const FACTORY = (more: string) => `model_name_or_path: Qwen/Qwen2.5-7B
stage: sft
finetuning_type: full
dataset: mine
deepspeed: configs/ds.json
${more}`;

const AUTO = json({
  train_batch_size: 'auto',
  train_micro_batch_size_per_gpu: 'auto',
  gradient_accumulation_steps: 'auto',
  gradient_clipping: 'auto',
  bf16: { enabled: 'auto' },
  fp16: { enabled: 'auto' },
  zero_optimization: { stage: 3 },
});
const FIXED = json({
  train_micro_batch_size_per_gpu: 2,
  gradient_accumulation_steps: 4,
  gradient_clipping: 1.0,
  fp16: { enabled: true },
  optimizer: { type: 'AdamW', params: { lr: 2e-5 } },
  zero_optimization: { stage: 2 },
});

/** Files of the head that the pull request leaves alone. */
const beside = (texts: Readonly<Record<string, string>>, isWhole = true): Pick<SceneOptions, 'repository'> => ({
  repository: { paths: new Set(Object.keys(texts)), isWhole, texts: new Map(Object.entries(texts)) },
});

const said = (files: readonly ReviewFile[], options: SceneOptions = {}) =>
  review(files, options).configs.flatMap((config) =>
    config.findings.map((one) => `${one.severity} ${one.path}:${one.range.start.line} ${one.rule}`),
  );

describe("Accelerate's file", () => {
  test('keys beside a config file, keys that nobody reads, another type: at their lines', () => {
    const files = [
      added(
        'a.yaml',
        ACCELERATE(
          '  deepspeed_config_file: ds.json\n  zero_stage: 3\n  offload_optimizer_device: cpu\n  train_batch_size: 8',
          'mixed_precision: bf16\n',
        ),
      ),
      added('b.yaml', ACCELERATE('  zero_stage: 2').replace('DEEPSPEED', 'MULTI_GPU')),
    ];
    expect(said(files)).toEqual([
      'error a.yaml:5 accelerate-yaml-ambiguous',
      'error a.yaml:6 accelerate-yaml-ambiguous',
      'error a.yaml:10 accelerate-yaml-ambiguous',
      'warning a.yaml:7 accelerate-yaml-unknown-key',
      'warning b.yaml:2 accelerate-yaml-distributed-type',
    ]);
    expect(review(files)).toMatchObject({
      verdict: 'fail',
      configs: [{ kind: 'accelerate', syntax: 'yaml', targets: [] }, {}],
    });
  });

  test('inline keys are the config that the launcher makes of them', () => {
    expect(said([added('a.yaml', ACCELERATE('  zero_stage: 5'))])).toEqual([
      expect.stringMatching(/^error a\.yaml:4 /),
    ]);
    expect(said([added('a.yaml', ACCELERATE('  zero_stage: 3\n  offload_param_device: gpu'))])).toEqual([
      expect.stringMatching(/^error a\.yaml:5 /),
    ]);
    for (const fine of [
      '  zero_stage: 3\n  offload_optimizer_device: cpu\n  offload_param_device: cpu\n  zero3_init_flag: true\n  zero3_save_16bit_model: true',
      '  zero_stage: 2\n  gradient_accumulation_steps: 4\n  gradient_clipping: 1.0\n  deepspeed_multinode_launcher: standard',
      '  zero_stage: 3\n  offload_optimizer_device: nvme\n  offload_optimizer_nvme_path: /nvme',
    ])
      expect(said([added('a.yaml', ACCELERATE(fine, 'mixed_precision: bf16\n'))])).toEqual([]);
  });

  test('zero.Init below stage 3, by the file that it names', () => {
    const yaml = ACCELERATE('  deepspeed_config_file: ds.json\n  zero3_init_flag: true');
    expect(said([added('a.yaml', yaml)], beside({ 'ds.json': FIXED }))).toEqual([
      'notice a.yaml:5 accelerate-zero3-init-flag',
    ]);
    expect(said([added('a.yaml', yaml)], beside({ 'ds.json': AUTO }))).toEqual([]);
  });
});

describe('LLaMA-Factory', () => {
  test('numbers and precision that differ from those of the config it names', () => {
    const yaml = FACTORY(
      'per_device_train_batch_size: 4\ngradient_accumulation_steps: 4\nlearning_rate: 1.0e-5\nbf16: true\n',
    );
    expect(said([added('train/sft.yaml', yaml)], beside({ 'configs/ds.json': FIXED }))).toEqual([
      'error train/sft.yaml:6 hf-mismatch',
      'error train/sft.yaml:8 hf-mismatch',
      'error train/sft.yaml:9 hf-precision-mismatch',
    ]);
    const equal = FACTORY(
      'per_device_train_batch_size: 2\ngradient_accumulation_steps: 4\nlearning_rate: 2.0e-5\nfp16: true\n',
    );
    expect(said([added('a.yaml', equal)], beside({ 'configs/ds.json': FIXED }))).toEqual([]);
    expect(said([added('a.yaml', yaml)], beside({ 'configs/ds.json': AUTO }))).toEqual([]);
    expect(said([added('a.yaml', yaml)])).toEqual([]);
  });

  test('a config of the same pull request is compared as it is there; what was wrong before is old', () => {
    const yaml = FACTORY('per_device_train_batch_size: 4\n');
    const [config] = review(
      [changed('configs/ds.json', AUTO, FIXED), changed('sft.yaml', FACTORY('x: 1\n'), yaml)],
      beside({ 'configs/ds.json': FIXED, 'sft.yaml': yaml }),
    ).configs.filter((one) => one.path === 'sft.yaml');
    expect(config?.findings).toMatchObject([{ rule: 'hf-mismatch', state: 'new' }]);
    const old = review([changed('sft.yaml', yaml, `${yaml}y: 1\n`)], beside({ 'configs/ds.json': FIXED }));
    expect(old.configs[0]?.findings).toMatchObject([{ rule: 'hf-mismatch', state: 'old' }]);
  });

  test('an argument of any other YAML is a warning, and only beside the name of the config', () => {
    const yaml = (inside: string) =>
      `trainer:\n  deepspeed: configs/ds.json\n  per_device_train_batch_size: ${inside}\nother:\n  gradient_accumulation_steps: 99\n`;
    expect(said([added('a.yaml', yaml('4'))], beside({ 'configs/ds.json': FIXED }))).toEqual([
      'warning a.yaml:3 hf-mismatch',
    ]);
    expect(said([added('a.yaml', yaml('2'))], beside({ 'configs/ds.json': FIXED }))).toEqual([]);
  });
});

describe('a config that is not there', () => {
  const yaml = FACTORY('');
  test('removed or moved by this pull request', () => {
    const gone = [removed('configs/ds.json', AUTO), changed('sft.yaml', `${yaml}a: 1\n`, yaml)];
    expect(said(gone, beside({ 'sft.yaml': yaml }))).toEqual(['warning sft.yaml:5 config-file-missing']);
    const moved: ReviewFile = {
      path: 'configs/new.json',
      previousPath: 'configs/ds.json',
      status: 'renamed',
      base: AUTO,
      head: AUTO,
    };
    const result = review([moved, added('sft.yaml', yaml)], beside({ 'configs/new.json': AUTO, 'sft.yaml': yaml }));
    const finding = result.configs
      .flatMap((config) => config.findings)
      .find((one) => one.rule === 'config-file-missing');
    expect(finding?.message).toContain('which this pull request moves to `configs/new.json`');
  });

  test('almost the name of another one', () => {
    const typo = yaml.replace('configs/ds.json', 'configs/deepsped.json');
    const files = { 'configs/deepspeed.json': AUTO, 'configs/zero2.json': AUTO };
    expect(said([added('sft.yaml', typo)], beside(files))).toEqual(['warning sft.yaml:5 config-file-missing']);
    expect(said([added('sft.yaml', yaml.replace('configs/ds.json', 'configs/zero3.json'))], beside(files))).toEqual([]);
    expect(said([added('run.sh', 'deepspeed train.py --deepspeed configs/deepsped.json\n')], beside(files))).toEqual([
      'warning run.sh:1 config-file-missing',
    ]);
  });

  test.each([
    '/data/ds.json',
    '~/ds.json',
    '$DIR/ds.json',
    'examples/deepspeed/ds_z3_config.json',
    '{{ config }}.json',
  ])('silence: %s may be anywhere', (ref) => {
    expect(
      said([added('sft.yaml', yaml.replace('configs/ds.json', ref))], beside({ 'configs/ds.json': AUTO })),
    ).toEqual([]);
  });

  test('silence where not all files are known', () => {
    const typo = yaml.replace('configs/ds.json', 'configs/deepsped.json');
    expect(said([added('sft.yaml', typo)], beside({ 'configs/deepspeed.json': AUTO }, false))).toEqual([]);
    expect(said([added('sft.yaml', typo)])).toEqual([]);
  });
});

test('comments and the policy accept findings of launchers, and errors stay', () => {
  const yaml = ACCELERATE(
    '  zero_stage: 2\n  # ds-review: ignore[accelerate-yaml-unknown-key] read by our own launcher\n  train_batch_size: 8',
  );
  const [config] = review([added('a.yaml', yaml)]).configs;
  expect(config?.findings).toEqual([]);
  expect(config?.suppressed).toMatchObject([{ by: 'comment', finding: { rule: 'accelerate-yaml-unknown-key' } }]);
  const policy =
    'version: 1\nsuppressions: [{ rule: accelerate-yaml-ambiguous, reason: no }]\nrules: { accelerate-yaml-unknown-key: off }\n';
  const both = ACCELERATE('  deepspeed_config_file: ds.json\n  zero_stage: 3\n  train_batch_size: 8');
  expect(said([added('a.yaml', both)], { policy })).toEqual(['error a.yaml:5 accelerate-yaml-ambiguous']);
});

test('a launcher without anything to say is not mentioned', () => {
  const yaml = FACTORY('per_device_train_batch_size: 4\n');
  expect(review([added('sft.yaml', yaml)], beside({ 'configs/ds.json': AUTO })).configs).toEqual([]);
  expect(
    review([added('sft.yaml', 'a: [1\n'), added('b.yaml', 'deepspeed: {}\n'), added('c.sh', 'deepspeed\n')]).configs,
  ).toEqual([]);
});
