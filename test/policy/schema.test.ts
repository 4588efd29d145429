/** The schema says of a policy what the parser says. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { toPlain } from '../../core/config/plain.ts';
import { parseYaml } from '../../core/config/yaml.ts';
import { POLICY_KEYS, parsePolicy } from '../../core/policy/parse.ts';
import * as patterns from '../../core/policy/patterns.ts';
import type { PolicyProblem } from '../../core/policy/policy.ts';
import { SUPPRESSION_KEYS } from '../../core/policy/rules.ts';
import { ALLOW_KEYS, LIMIT_KEYS, PROFILE_KEYS, SMOKE_KEYS } from '../../core/policy/smoke.ts';
import { TARGET_KEYS } from '../../core/policy/targets.ts';
import { WORKLOAD_KEYS } from '../../core/policy/workloads.ts';

const ajv = new Ajv2020({
  allErrors: false,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
});

const validate = ajv.compile(JSON.parse(readFileSync('schemas/review-config.schema.json', 'utf8')));

/** What a schema cannot say: names that refer to others, and texts that are no YAML. */
const BEYOND_SCHEMA: readonly PolicyProblem['code'][] = [
  'conflict',
  'unknown-profile',
  'unknown-rule',
  'duplicate-key',
  'syntax',
];

/** null where both agree. */
function disagreement(text: string): string | null {
  const { problems } = parsePolicy('ds-review.yml', text);
  if (problems.some(({ code }) => code === 'syntax')) return null;
  const { root } = parseYaml('ds-review.yml', text);
  const bySchema = validate(root === null ? {} : toPlain(root));
  const wrong = problems.filter(({ code }) => !BEYOND_SCHEMA.includes(code));
  if (bySchema === (wrong.length === 0)) return null;
  return `${text}\nschema: ${bySchema || JSON.stringify(validate.errors?.[0])}\nparser: ${JSON.stringify(wrong[0] ?? null)}`;
}

/** A policy that uses every key, as plain data. */
const EVERYTHING = {
  version: 1,
  deepspeed: '0.19.8',
  configs: ['configs/**/*.json'],
  targets: [
    { name: 'lab', gpu: 'rtx-4090', gpus_per_node: 4, nodes: 1, cpu_memory: '256GB', nvme: '2TiB' },
    { instance: 'aws/p5.48xlarge', cpu_memory: 1024 },
  ],
  workloads: [
    {
      config: 'configs/zero3.json',
      model: 'meta-llama/Llama-3.1-8B',
      integration: 'hf-trainer',
      world_size: 8,
      micro_batch: 2,
      sequence_length: 4096,
      gradient_accumulation_steps: 4,
      gradient_checkpointing: true,
      attention: 'sdpa',
      lora: { r: 16, targets: ['q_proj', 'v_proj'] },
      client_optimizer: 'torch_adamw',
      extra_parameters: 50_000_000,
      images_per_sample: 2,
      image_size: 896,
      frozen: ['vision_tower'],
      training_steps: 1000,
      learning_rate: '1e-4',
    },
  ],
  rules: { 'fp16-initial-scale-power': 'off', 'unknown-key': 'error', other: false },
  suppressions: [{ rule: 'unknown-key', path: 'configs/old.json', reason: 'ours' }],
  fail_on: 'does-not-fit',
  smoke: {
    workflow: 'ds-smoke.yml',
    require: ['zero3'],
    profiles: {
      zero3: {
        config: 'configs/zero3.json',
        model: 'tiny',
        world_size: 8,
        steps: 5,
        timeout_minutes: 15,
        stage: 3,
        offload: 'cpu',
        checkpoint: true,
        micro_batch: 1,
        lora: { r: 8, targets: ['all-linear'] },
      },
    },
    forks: 'maintainers',
    allow: { users: ['octocat'], teams: ['ml-infra', 'org/ml'] },
    limits: { concurrent: 2, concurrent_per_user: 1, gpu_minutes_per_day: 120, gpu_minutes_per_user_per_day: 60 },
    models: ['meta-llama/*'],
  },
};

const ODD = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    -1,
    2,
    3,
    4,
    1.5,
    1e6,
    1e16,
    '',
    ' ',
    'x',
    'auto',
    '0.19',
    '0.19.8rc1',
    '256GB',
    '0GB',
    '0.1B',
    '512 GiB',
    'GB',
    '1e-4',
    '0e-4',
    'off',
    'on',
    'error',
    'help',
    'zero3',
    'a/b',
    '../x',
    'a/../b',
    '-x',
    '/x',
    'x.yml',
    'x y.yml',
    '@x',
    'a\nb',
    '\u0007',
    '😀',
    'x'.repeat(501),
    [],
    [1],
    ['x'],
    [null],
    {},
    { x: 1 },
    { gpu: 'h100' },
    { r: 1 },
    { users: [] },
    { rule: 'a', reason: ' ' },
  ),
  fc.string({ maxLength: 6 }),
  fc.integer(),
);

type Data = { [key: string]: unknown };
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

/** Every place of the policy, as paths of keys. */
function paths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  return isData(value)
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...path, key]))]
    : [path];
}

function changed(value: unknown, path: readonly string[], odd: unknown, how: 'replace' | 'delete' | 'rename'): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return odd;
  if (!isData(value)) return value;
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    if (rest.length === 0 && how === 'delete') copy.splice(Number(key), 1);
    else copy[Number(key)] = changed(copy[Number(key)], rest, odd, how);
    return copy;
  }
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (name !== key) return [[name, inner]];
    if (rest.length > 0 || how === 'replace') return [[name, changed(inner, rest, odd, how)]];
    return how === 'delete' ? [] : [[String(odd), inner]];
  });
  return Object.fromEntries(entries);
}

const PATHS = paths(EVERYTHING);
const change = fc.record({
  path: fc.constantFrom(...PATHS),
  odd: ODD,
  how: fc.constantFrom('replace' as const, 'delete' as const, 'rename' as const),
});

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly $defs: Readonly<Record<string, Schema & { readonly properties: Readonly<Record<string, Schema>> }>>;
}
const schema: Schema = JSON.parse(readFileSync('schemas/review-config.schema.json', 'utf8'));

describe('review-config.schema.json', () => {
  test.each<[string, readonly string[], Readonly<Record<string, unknown>> | undefined]>([
    ['the policy', POLICY_KEYS, schema.properties],
    ['a target', TARGET_KEYS, schema.$defs.target?.properties],
    ['a workload', WORKLOAD_KEYS, schema.$defs.workload?.properties],
    ['a suppression', SUPPRESSION_KEYS, schema.$defs.suppression?.properties],
    ['smoke', SMOKE_KEYS, schema.$defs.smoke?.properties],
    ['a profile', PROFILE_KEYS, schema.$defs.profile?.properties],
    ['allow', ALLOW_KEYS, schema.$defs.smoke?.properties.allow?.properties],
    ['limits', LIMIT_KEYS, schema.$defs.smoke?.properties.limits?.properties],
  ])('knows the same keys of %s as the parser', (_, keys, properties) => {
    expect([...keys].sort()).toEqual(Object.keys(properties ?? {}).sort());
  });

  test.each(Object.entries(patterns))('has the pattern %s', (_, { pattern }) => {
    const sources: unknown[] = [];
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === 'pattern') sources.push(new RegExp(String(value), 'u').source);
      return value;
    });
    expect(sources).toContain(pattern.source);
  });

  test('takes a policy that uses every key, and so does the parser', () => {
    expect(validate(EVERYTHING)).toBe(true);
    expect(parsePolicy('x', JSON.stringify(EVERYTHING)).problems).toEqual([]);
  });

  test('every key of the schema is used by it, so that nothing escapes the comparison', () => {
    const text = JSON.stringify(EVERYTHING);
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (!isData(node)) return;
      if (isData(node.properties)) for (const key of Object.keys(node.properties)) keys.add(key);
      for (const inner of Object.values(node)) collect(inner);
    };
    collect(schema);
    expect([...keys].filter((key) => !text.includes(`"${key}":`))).toEqual([]);
  });

  test('agrees with the parser on every single change of every place', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 2 }), (changes) => {
        const policy = changes.reduce<unknown>(
          (value, { path, odd, how }) => changed(value, path, odd, how),
          EVERYTHING,
        );
        expect(disagreement(JSON.stringify(policy))).toBeNull();
      }),
      { numRuns: 4000 },
    );
  });
});
