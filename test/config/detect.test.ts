import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { looksLikeDeepSpeedConfig, mentionsDeepSpeedKey } from '../../core/config/detect.ts';

describe('looks like a ds_config', () => {
  test.each<[string, string]>([
    ['a key that only DeepSpeed has', '{"train_micro_batch_size_per_gpu": "auto"}'],
    ['HJSON with comments', '// zero\n{\n zero_optimization: {stage: 3} # c\n}'],
    ['HJSON without braces', 'zero_optimization: {\n stage: 3\n}'],
    ['a misspelt key', '{"zero_optimisation": {"stage": 3}}'],
    ['another misspelt key', '{"zero_optimizaton": {"stage": 3}}'],
    ['only a precision block', '{"fp16": {"enabled": true, "loss_scale": 0}}'],
    ['the smallest config', '{"train_batch_size": 8, "optimizer": {"type": "Adam", "params": {"lr": 1e-4}}}'],
    ['broken: no closing brace', '{\n "zero_optimization": {"stage": 3\n'],
    ['broken: a Python constant', '{"zero_optimization": {"overlap_comm": True}}'],
    ['broken, without braces', 'zero_optimization: {\n stage: 3\n'],
    ['JSON in a file of any name', '\ufeff{"zero_optimization": {}}'],
  ])('%s', (_, text) => {
    expect(looksLikeDeepSpeedConfig(text)).toBe(true);
  });

  test.each<[string, string]>([
    ['package.json', '{"name": "x", "scripts": {"zero_optimization": "echo"}, "dependencies": {}}'],
    [
      "a model's config.json",
      '{"architectures": ["LlamaForCausalLM"], "hidden_size": 4096, "torch_dtype": "bfloat16"}',
    ],
    [
      'training arguments that hold a config',
      '{"output_dir": "x", "fp16": true, "deepspeed": {"zero_optimization": {"stage": 3}}}',
    ],
    ["another trainer's config", '{"train_batch_size": 8, "optimizer": "adam", "gradient_clipping": 1.0}'],
    ['accelerate YAML', 'compute_environment: LOCAL_MACHINE\ndeepspeed_config:\n  zero_stage: 3\n'],
    ['a ds_config in YAML, which DeepSpeed cannot read', 'zero_optimization:\n  stage: 2\nfp16:\n  enabled: true\n'],
    ['a Python file', 'import deepspeed\nconfig = {"zero_optimization": {"stage": 3}}\n'],
    ['Markdown', '# Config\nUse this:\n```json\n{"zero_optimization": {"stage": 3}}\n```\n'],
    ['a shell script', '#!/bin/bash\ncat > ds.json <<EOF\n{"zero_optimization": {"stage": 3}}\nEOF\n'],
    ['a list', '[{"zero_optimization": {}}]'],
    ['prose', 'zero_optimization is a key of DeepSpeed'],
    ['nothing', ''],
  ])('not %s', (_, text) => {
    expect(looksLikeDeepSpeedConfig(text)).toBe(false);
  });

  test('a part of a diff may hold a key at any depth', () => {
    expect(mentionsDeepSpeedKey('    "stage": 3\n  },\n  "zero_optimization": {\n')).toBe(true);
    expect(mentionsDeepSpeedKey('    "stage": 3\n  },\n')).toBe(false);
  });

  test('10 MB of something else are passed over', () => {
    expect(looksLikeDeepSpeedConfig(`{"data": "${'x'.repeat(10_000_000)}"}`)).toBe(false);
  });
});

const CORPUS = join(import.meta.dirname, '../../../shared/corpus');

(existsSync(CORPUS) ? describe : describe.skip)('on real repositories (../shared/corpus, where it is there)', () => {
  test('every ds_config is found, and no launcher is taken for one', () => {
    const rows: { kind: string; path: string; file: string }[] = readFileSync(join(CORPUS, 'manifest.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const wrong = rows.filter(({ kind, file }) => {
      if (kind === 'ds_yaml') return false;
      const text = readFileSync(join(CORPUS, 'files', file), 'utf8');
      return looksLikeDeepSpeedConfig(text) !== kind.endsWith('json');
    });
    expect(wrong.map(({ kind, path }) => `${kind} ${path}`)).toEqual([]);
  });
});
