import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_POLICY } from '../../core/policy/defaults.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import { problemLine } from '../../core/policy/policy.ts';

const RULES = ['unknown-key', 'syntax', 'fp16-initial-scale-power'];

describe('a policy', () => {
  test('of the guide is read with its sizes in bytes and its defaults filled in', () => {
    const { policy, problems } = parsePolicy(
      '.github/ds-review.yml',
      `version: 1
deepspeed: auto                  # or 0.19.8
targets:
  - { name: lab, gpu: rtx-4090, gpus_per_node: 4, cpu_memory: 256GB }
  - { name: prod, instance: aws/p5.48xlarge, nodes: 2, nvme: 1.5 TiB }
workloads:
  - { config: configs/zero3.json, model: meta-llama/Llama-3.1-8B, integration: hf-trainer, micro_batch: 2, learning_rate: 1e-4 }
rules: { fp16-initial-scale-power: off, unknown-key: error }
smoke:
  require: [zero3, zero2-offload]
  profiles:
    zero3: { config: configs/zero3.json, steps: 5 }
`,
      { rules: RULES },
    );
    expect(problems).toEqual([]);
    expect(policy.targets).toMatchObject([
      { name: 'lab', cpu_memory: 256e9 },
      { nodes: 2, nvme: 1.5 * 2 ** 40 },
    ]);
    expect(policy.workloads).toMatchObject([{ integration: 'hf-trainer', micro_batch: 2, learning_rate: 1e-4 }]);
    expect([...policy.rules]).toEqual([
      ['fp16-initial-scale-power', 'off'],
      ['unknown-key', 'error'],
    ]);
    expect(policy.smoke).toMatchObject({
      workflow: 'ds-smoke.yml',
      forks: 'refuse',
      allow: null,
      require: ['zero3', 'zero2-offload'],
    });
    expect(policy.smoke.profiles.get('zero3')).toMatchObject({ steps: 5, world_size: 8, timeout_minutes: 15 });
    expect(policy.fail_on).toBeNull();
  });

  test.each(['', '# nothing\n', '{}'])('%j is the default policy', (text) => {
    expect(parsePolicy('x', text)).toEqual({ policy: DEFAULT_POLICY, problems: [] });
  });

  test.each<[string, string, string]>([
    ['misspelt key', 'targts: []', 'p.yml:1:1: the policy has no key `targts`; did you mean `targets`?'],
    [
      'misspelt key inside',
      'smoke:\n  limits:\n    concurent: 1',
      'p.yml:3:5: `smoke.limits` has no key `concurent`; did you mean `concurrent`?',
    ],
    [
      'misspelt value',
      'fail_on: errors',
      'p.yml:1:10: `fail_on` must be one of `error`, `warning`, `does-not-fit`, `never`, not `errors` (a text); did you mean `error`?',
    ],
    ['wrong type', 'workloads: {a: 1}', 'p.yml:1:12: `workloads` must be a list, not a mapping'],
    [
      'release read as a number',
      'deepspeed: 0.19',
      'p.yml:1:12: `deepspeed` must be `auto` or a release such as 0.19.8 (0.19 needs quotes), not `0.19` (a number)',
    ],
    [
      'size without a unit that is known',
      'targets:\n  - gpu: h100\n    cpu_memory: 5 apples',
      'p.yml:3:17: `cpu_memory` must be a size such as 256GB or 512GiB, not `5 apples`',
    ],
    [
      'target without hardware',
      'targets: [{name: lab}]',
      'p.yml:1:11: a target needs `gpu` or `instance`, for example `gpu: h100-80gb`',
    ],
    [
      'two targets of one name',
      'targets: [{name: a, gpu: t4}, {name: a, gpu: t4}]',
      'p.yml:1:10: two targets are called `a`',
    ],
    [
      'unknown rule',
      'rules: {unknown-keys: off}',
      'p.yml:1:9: there is no rule `unknown-keys`; did you mean `unknown-key`?',
    ],
    [
      'suppression without a reason',
      'suppressions: [{rule: syntax}]',
      'p.yml:1:16: the key `reason` is missing: why the finding is accepted: it is shown in the review',
    ],
    [
      'profile that is not there',
      'smoke: {require: [zero4]}',
      'p.yml:1:19: there is no smoke profile `zero4`; did you mean `zero0` or `zero1` or `zero2`?',
    ],
    [
      'path out of the repository',
      'smoke: {profiles: {a: {config: a/../../etc/passwd}}}',
      'p.yml:1:32: `config` must be a path in the repository made of letters, digits and . _ / -, not `a/../../etc/passwd`',
    ],
    [
      'key twice',
      'fail_on: error\nfail_on: never',
      'p.yml:2:1: `fail_on` stands here twice, first in line 1: only the last one counts',
    ],
    [
      'not YAML',
      'targets: [',
      'p.yml:1:11: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    [
      'not UTF-8, decoded as well as could be',
      'smoke: {allow: {users: [m\ufffd]}}',
      'p.yml:1:26: this is not UTF-8: save the file as UTF-8',
    ],
    ['a list', '- 1', 'p.yml:1:1: the policy must be a mapping of keys such as `targets:`'],
    ['a version of the future', 'version: 2', 'p.yml:1:10: `version` must be 1: this release knows no other'],
  ])('%s', (_, text, line) => {
    expect(parsePolicy('p.yml', text, { rules: RULES }).problems.map(problemLine)).toContain(line);
  });

  // What was to restrict, and cannot be read, must not leave everything open.
  test.each<[string, string]>([
    ['misspelt `allow`', 'smoke: {alow: {users: [me]}}'],
    ['`allow` of a wrong type', 'smoke: {allow: me}'],
    ['login that is none', "smoke: {allow: {users: ['@me']}}"],
    ['`smoke` of a wrong type', 'smoke: me'],
    ['YAML that breaks off', 'smoke:\n  allow: {users: [me]'],
    ['the whole file of a wrong type', '[]'],
  ])('%s: nobody may start a run', (_, text) => {
    expect(parsePolicy('p', text).policy.smoke.allow).toEqual({
      users: text.includes('break') ? ['me'] : [],
      teams: [],
    });
  });

  test('a limit that cannot be read is 0, one that is not there is none', () => {
    const { limits } = parsePolicy('p', 'smoke: {limits: {concurrent: many, gpu_minutes_per_day: 60}}').policy.smoke;
    expect(limits).toEqual({
      concurrent: 0,
      concurrent_per_user: null,
      gpu_minutes_per_day: 60,
      gpu_minutes_per_user_per_day: null,
    });
  });

  test('a suppression whose path cannot be read suppresses nothing', () => {
    expect(parsePolicy('p', 'suppressions: [{rule: a, path: 5, reason: x}]').policy.suppressions).toEqual([]);
  });

  test('a wrong entry leaves the others', () => {
    const { policy } = parsePolicy('p', 'targets: [{gpu: t4}, {gpu: 5}, {gpu: a100}]\nrules: {a: off, b: 5}');
    expect(policy.targets.map(({ gpu }) => gpu)).toEqual(['t4', 'a100']);
    expect([...policy.rules.keys()]).toEqual(['a']);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{}[]:,"\'#&*!|>-? \n\tabsmoke1.') }),
        (text) => void parsePolicy('p', text),
      ),
      { numRuns: 1500 },
    );
    for (const text of [
      '['.repeat(100_000),
      `${'a: {'.repeat(5000)}`,
      `a: &a [1]\n${'b: &b [*a, *a]\n'.repeat(3)}`,
      'x'.repeat(2_000_000),
      '&a [*a]',
    ])
      parsePolicy('p', text);
  });
});
