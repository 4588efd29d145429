import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
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
} from './scene.ts';

const GIB = 2 ** 30;

describe('memory, base → head', () => {
  test('ZeRO-2 with offload → ZeRO-3 of Llama-2-7B, as the replay of the measured rows has it', () => {
    const [config] = review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy: LLAMA_POLICY }).configs;
    const [prod, lab] = config?.targets ?? [];
    expect(prod).toMatchObject({ target: 'prod', worldSize: 8, fit: 'fits' });
    expect(lab).toMatchObject({ target: 'lab', worldSize: 4, fit: 'does-not-fit' });
    expect(lab?.reason).toMatch(/GiB short, in backward/);
    // Model states alone: 2 B of gathered weights aside, 16 B a parameter over the ranks.
    expect(prod?.head?.gpuAllocatedBytes ?? 0).toBeGreaterThan((16 * 6.738e9) / 8);
    expect(lab?.head?.gpuBytes ?? 0).toBeGreaterThan(prod?.head?.gpuBytes ?? 0);
    expect((prod?.base?.cpuPerNodeBytes ?? 0) / GIB).toBeGreaterThan(100);
    expect((prod?.head?.cpuPerNodeBytes ?? 0) / GIB).toBeLessThan(40);
  });

  test('advice is a change that was tried out', () => {
    const [config] = review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy: LLAMA_POLICY }).configs;
    expect(config?.targets[1]?.advice).toMatch(/^it fits with `offload_optimizer` on the CPU/);
    const offload = json({
      ...JSON.parse(ZERO3),
      zero_optimization: { stage: 3, offload_optimizer: { device: 'cpu' } },
    });
    const [tried] = review([changed('ds.json', ZERO2_OFFLOAD, offload)], { policy: LLAMA_POLICY }).configs;
    expect(tried?.targets[1]?.fit).toBe('fits');
  });

  test('peaks and fits of the whole review are the worst of all', () => {
    const result = review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy: LLAMA_POLICY });
    expect(result.fits).toBe(false);
    expect(result.peakGpuBytes).toBe(
      Math.max(...(result.configs[0]?.targets ?? []).map((target) => target.head?.gpuBytes ?? 0)),
    );
    expect(result).toMatchObject({ verdict: 'warn', failed: false, errors: 0 });
  });

  test.each([
    ['error', 'warn', false],
    ['does-not-fit', 'fail', true],
    ['warning', 'fail', true],
    ['never', 'warn', false],
  ] as const)('a target too small under fail_on %s: verdict %s, red %s', (failOn, verdict, failed) => {
    const policy = LLAMA_POLICY.replace('version: 1', `version: 1\nfail_on: ${failOn}`);
    expect(review([changed('ds.json', ZERO2_OFFLOAD, ZERO3)], { policy })).toMatchObject({ verdict, failed });
  });

  test('without a model: per target the largest that fits, base → head, and nothing is called fitting', () => {
    const result = review([changed('other.json', ZERO2_OFFLOAD, ZERO3)]);
    expect(result.fits).toBe('unknown');
    expect(result.targets).toHaveLength(3);
    for (const target of result.configs[0]?.targets ?? []) {
      expect(target.fit).toBe('unknown');
      expect(target.largestModel?.base ?? 0).toBeGreaterThan(1e8);
      expect(target.largestModel?.head ?? 0).toBeGreaterThan(1e9);
      expect(target.largestModel?.head).not.toBe(target.largestModel?.base);
    }
    expect(result.configs[0]?.unknowns).toContain('model');
  });

  test('a model that nobody knows is unknown with its near misses, and the rest stands', () => {
    const policy = LLAMA_POLICY.replace('meta-llama/Llama-2-7b-hf', 'meta-llama/Llama-2-7b-hff');
    const [config] = review([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)], { policy }).configs;
    expect(config?.unknowns.join()).toContain('meta-llama/Llama-2-7b-hf`');
    expect(config?.findings.some((finding) => finding.rule === 'strict-block-unknown-key')).toBe(true);
  });
});

describe('findings', () => {
  test('new, old and fixed by rule, path and pointer; a moved line is no new finding', () => {
    const base = json({ train_batch_size: 8, gradient_cliping: 1, zero_optimisation: { stage: 3 } });
    const head = `\n\n\n${json({ train_batch_size: 8, zero_optimisation: { stage: 3 }, wall_clock_breakdwn: true })}`;
    const [config] = review([changed('ds.json', base, head)]).configs;
    const states = Object.fromEntries((config?.findings ?? []).map((finding) => [finding.pointer, finding.state]));
    expect(states).toMatchObject({ '/zero_optimisation': 'old', '/wall_clock_breakdwn': 'new' });
    expect(config?.fixed.map((finding) => finding.pointer)).toEqual(['/gradient_cliping']);
  });

  test('a rename keeps them old', () => {
    const text = json({ train_batch_size: 8, gradient_cliping: 1, zero_optimization: { stage: 1 } });
    const [config] = review([
      { path: 'b.json', previousPath: 'a.json', status: 'renamed', base: text, head: text },
    ]).configs;
    expect(config?.findings.find((finding) => finding.pointer === '/gradient_cliping')).toMatchObject({
      state: 'old',
      path: 'b.json',
    });
    expect(config?.fixed).toEqual([]);
  });

  test('a removed config is listed, judged by nothing, and fixes nothing', () => {
    const result = review([
      removed('ds.json', json({ train_batch_size: 8, gradient_cliping: 1, zero_optimization: { stage: 1 } })),
    ]);
    expect(result).toMatchObject({ verdict: 'pass', errors: 0, fits: null });
    expect(result.configs[0]).toMatchObject({ status: 'removed', findings: [], fixed: [], targets: [] });
  });

  test('a config that becomes unreadable is an error, not a crash', () => {
    const result = review([changed('ds.json', ZERO3, ZERO3.slice(0, 60))], { policy: LLAMA_POLICY });
    expect(result).toMatchObject({ verdict: 'fail', failed: true, failures: [] });
    expect(result.configs[0]?.findings[0]).toMatchObject({ severity: 'error', state: 'new' });
  });

  test('rules of the policy hold; an input may only be stricter', () => {
    const text = json({
      train_micro_batch_size_per_gpu: 1,
      gradient_cliping: 1,
      bf16: { enabled: true },
      zero_optimization: { stage: 1 },
      optimizer: { type: 'AdamW', params: { lr: 1e-4 } },
    });
    const policy = 'version: 1\nrules: { unknown-top-level-key: off }\n';
    expect(review([added('ds.json', text)]).warnings).toBe(1);
    expect(review([added('ds.json', text)], { policy }).warnings).toBe(0);
    expect(review([added('ds.json', text)], { failOn: 'warning' }).failed).toBe(true);
    expect(review([added('ds.json', text)], { policy: 'version: 1\nfail_on: warning\n', failOn: 'never' }).failed).toBe(
      true,
    );
  });
});

describe('the patch', () => {
  test('moves aio to its place: with it the config is accepted', () => {
    const [config] = review([changed('ds.json', ZERO2_OFFLOAD, AIO_MISPLACED)], { policy: LLAMA_POLICY }).configs;
    expect(config?.patch?.fixes).toEqual(['move `aio` to the top level']);
    expect(config?.patch?.diff).toMatch(/^-\s+"aio": \{$/m);
    expect(config?.patch?.diff).toMatch(/^\+ {2}"aio": \{$/m);
  });

  test('keeps comments, mends several places, and leaves out a fix that another one makes needless', () => {
    const text =
      '{\n  // ours\n  "gradient_cliping": 1.0,\n  "bf16": { "enabled": true },\n  "optimizer": { "type": "AdamW", "params": { "lr": 1e-4 } },\n  "zero_optimisation": { "stage": 1 }\n}\n';
    const [config] = review([added('ds.json', text)]).configs;
    expect(config?.patch?.fixes.length).toBeGreaterThan(1);
    expect(config?.patch?.diff).toContain('+  "gradient_clipping": 1.0,');
    expect(config?.patch?.diff).not.toMatch(/^-.*ours/m);
    expect(config?.patch?.diff.match(/^\+.*train_micro_batch_size_per_gpu/gm) ?? []).toHaveLength(1);
  });

  test('is none where nothing can be mended', () => {
    expect(review([added('ds.json', ZERO3)]).configs[0]?.patch).toBeNull();
    expect(review([added('ds.json', ZERO3.slice(0, ZERO3.indexOf('"stage"')))]).configs[0]?.patch).toBeNull();
  });
});

describe('launchers', () => {
  const script =
    'deepspeed --num_gpus=8 train.py --deepspeed ds.json --model_name_or_path gpt2 --per_device_train_batch_size 4 --bf16 True\n';
  const auto = json({
    bf16: { enabled: 'auto' },
    zero_optimization: { stage: 2 },
    train_micro_batch_size_per_gpu: 'auto',
    train_batch_size: 'auto',
    gradient_accumulation_steps: 'auto',
  });

  test('name the model and the numbers where the policy does not', () => {
    const [config] = review([added('ds.json', auto), added('train.sh', script)]).configs;
    expect(config?.workload).toMatchObject({ model: 'gpt2', microBatch: 4, from: 'train.sh' });
    expect(config?.targets[0]?.head?.gpuBytes ?? 0).toBeGreaterThan(1e9);
  });

  test('the policy comes first', () => {
    const policy = 'version: 1\nworkloads: [{ config: ds.json, model: distilbert/distilgpt2 }]\n';
    expect(review([added('ds.json', auto), added('train.sh', script)], { policy }).configs[0]?.workload?.from).toBe(
      POLICY_PATH,
    );
  });
});

describe('which files', () => {
  test('by content, whatever the name; others are passed over', () => {
    const result = review([
      added('conf/anything.txt', ZERO3),
      added('package.json', '{"name": "x"}'),
      added('train.py', 'zero_optimization = 3'),
    ]);
    expect(result.configs.map((config) => config.path)).toEqual(['conf/anything.txt']);
  });

  test("by the policy's globs, and always where a workload names it", () => {
    const policy = 'version: 1\nconfigs: ["ds/*.json"]\nworkloads: [{ config: other/x.json, model: gpt2 }]\n';
    const result = review([added('ds/a.json', ZERO3), added('b.json', ZERO3), added('other/x.json', ZERO3)], {
      policy,
    });
    expect(result.configs.map((config) => config.path).toSorted()).toEqual(['ds/a.json', 'other/x.json']);
  });
});

test('nothing that files hold makes it throw, and every file is either reviewed, passed over or a failure', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"zero_optimization"',
    ':',
    ',',
    '"stage"',
    '3',
    '"auto"',
    '1e400',
    'NaN',
    '__proto__',
    '"\\u0000"',
    '//',
    '\n',
    'null',
    '-',
  );
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
    fc.json(),
  );
  fc.assert(
    fc.property(fc.option(text), fc.option(text), fc.string(), (base, head, path) => {
      const config = '{"zero_optimization": {"stage": 2}, "train_batch_size": 8}';
      const result = review([{ path, status: 'modified', base, head }, added('good.json', config)]);
      expect(result.failures).toEqual([]);
      expect(result.configs.some((one) => one.path === 'good.json')).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('the cards of the targets are known to the rules: bf16 on a V100 is a warning', () => {
  const bf16 = json({ train_micro_batch_size_per_gpu: 1, bf16: { enabled: true }, zero_optimization: { stage: 2 } });
  const on = (gpu: string) =>
    review([added('ds.json', bf16)], { policy: `version: 1\ntargets: [{ name: t, gpu: ${gpu} }]\n` }).configs[0]
      ?.findings;
  expect(on('v100-32gb')).toContainEqual(expect.objectContaining({ rule: 'hw-bf16-emulated', severity: 'warning' }));
  expect(on('h100-80gb')?.map((finding) => finding.rule)).not.toContain('hw-bf16-emulated');
});
