import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findConfig, normalPath } from '../../../core/config/launchers/find-config.ts';
import { readLauncher } from '../../../core/config/launchers/read.ts';
import { workloadsOf } from '../../../core/config/launchers/workloads.ts';

const read = (name: string) => {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
  return { text, launcher: readLauncher(`launch/${name}`, text) };
};

describe('which config a launcher points to, and with what numbers', () => {
  test.each<[string, string, readonly object[]]>([
    [
      'accelerate.yaml',
      'accelerate',
      [
        {
          ref: '../ds/zero3.json',
          pointer: '/deepspeed_config/deepspeed_config_file',
          numbers: { integration: 'accelerate', world_size: 16, nodes: 2, gpus_per_node: 8 },
        },
      ],
    ],
    [
      'llama-factory.yaml',
      'llama-factory',
      [
        {
          ref: 'ds/zero3.json',
          pointer: '/deepspeed',
          numbers: {
            integration: 'hf-trainer',
            model: 'Qwen/Qwen2.5-7B',
            micro_batch: 2,
            gradient_accumulation_steps: 8,
            sequence_length: 4096,
            gradient_checkpointing: true,
            attention: 'flash',
            lora: { r: 16, targets: ['q_proj', 'v_proj'] },
            learning_rate: 1e-4,
            precision: 'bf16',
          },
        },
      ],
    ],
    [
      'axolotl.yml',
      'axolotl',
      [
        {
          ref: 'ds/zero3.json',
          pointer: '/deepspeed',
          numbers: {
            integration: 'hf-trainer',
            model: 'mistralai/Mistral-7B-v0.1',
            micro_batch: 2,
            gradient_accumulation_steps: 4,
            sequence_length: 8192,
            gradient_checkpointing: true,
            attention: 'flash',
            lora: { r: 32, targets: ['all-linear'] },
            learning_rate: 5e-6,
            precision: 'bf16',
          },
        },
      ],
    ],
    [
      'nested.yaml',
      'training',
      [
        {
          ref: './ds/zero0.json',
          pointer: '/student/deepspeed_config',
          numbers: { micro_batch: 4, integration: 'hf-trainer' },
        },
        { ref: 'ds/zero3.json', pointer: '/teacher/deepspeed_config', numbers: {} },
      ],
    ],
    [
      'deepspeed.sh',
      'launch',
      [
        {
          ref: 'ds/zero3.json',
          pointer: '',
          numbers: {
            world_size: 8,
            nodes: 2,
            gpus_per_node: 4,
            integration: 'hf-trainer',
            model: 'meta-llama/Llama-3.1-8B',
            micro_batch: 2,
            gradient_accumulation_steps: 8,
            sequence_length: 4096,
            gradient_checkpointing: true,
            learning_rate: 1e-5,
            precision: 'bf16',
          },
        },
      ],
    ],
    [
      'torchrun.sh',
      'launch',
      [
        { ref: 'ds/zero3.json', numbers: { gpus_per_node: 8 } },
        { ref: 'ds/zero2.json', numbers: { gpus_per_node: 2, nodes: 1, world_size: 2, gradient_checkpointing: false } },
        {
          ref: 'ds/zero1.json',
          numbers: { integration: 'accelerate', world_size: 8, nodes: 1, gpus_per_node: 8, micro_batch: 1 },
        },
      ],
    ],
  ])('%s', (name, kind, references) => {
    const { text, launcher } = read(name);
    expect(launcher?.kind).toBe(kind);
    expect(launcher?.references).toMatchObject(references);
    expect(launcher?.references.map(({ numbers }) => numbers)).toEqual(
      references.map((one) => Reflect.get(one, 'numbers')),
    );
    for (const { span, ref } of launcher?.references ?? [])
      expect(name === 'deepspeed.sh' ? '"$CONFIG"' : text.slice(span.start, span.end)).toContain(
        name === 'deepspeed.sh' ? '$CONFIG' : ref,
      );
  });

  test('a config that accelerate writes itself, and one that it does not use', () => {
    expect(read('accelerate-inline.yaml').launcher).toMatchObject({
      references: [],
      inline: true,
      usesDeepSpeed: true,
      numbers: { world_size: 8, gradient_accumulation_steps: 4, precision: 'bf16' },
    });
    expect(read('accelerate-off.yaml').launcher).toMatchObject({
      references: [{ ref: 'ds/zero3.json' }],
      inline: false,
      usesDeepSpeed: false,
    });
  });

  test.each([
    ['train.sh', '# deepspeed train.py --deepspeed ds.json\npython train.py'],
    ['train.sh', 'pip install deepspeed\necho "--deepspeed ds.json"'],
    ['values.yaml', 'deepspeed: true\n'],
    ['deploy.yaml', 'image: deepspeed/deepspeed:latest\nargs: [--deepspeed, ds.json]\n'],
    ['train.py', 'x = "deepspeed ds.json"'],
  ])('%s with %j is none', (path, text) => {
    expect(readLauncher(path, text)).toBeNull();
  });

  test('never throws', () => {
    const odd = fc.string({
      unit: fc.constantFrom(
        ...' \n\t"\'\\$(){}<>#;|&=-:[]*',
        'deepspeed ',
        '--deepspeed ',
        'a.json',
        '<<EOF\n',
        '${X',
        'X=',
      ),
    });
    fc.assert(
      fc.property(
        odd,
        (text) => void [readLauncher('a.sh', `deepspeed ${text}`), readLauncher('a.yaml', `deepspeed: ${text}`)],
      ),
      { numRuns: 2000 },
    );
  });
});

describe('where the config is', () => {
  const files = new Set([
    'ds/zero3.json',
    'launch/ds/zero2.json',
    'a/b/conf/zero1.json',
    'x/only.json',
    'y/two.json',
    'z/two.json',
    'deep/er/path/q.json',
  ]);
  test.each<[string, string, object]>([
    ['launch/a.yaml', '../ds/zero3.json', { found: true, path: 'ds/zero3.json', how: 'beside' }],
    ['launch/a.yaml', 'ds/zero3.json', { found: true, path: 'ds/zero3.json', how: 'root' }],
    ['launch/a.yaml', './ds/zero2.json', { found: true, path: 'launch/ds/zero2.json', how: 'beside' }],
    ['a/b/c/d/run.sh', 'conf/zero1.json', { found: true, path: 'a/b/conf/zero1.json', how: 'ancestor' }],
    ['run.sh', 'path/q.json', { found: true, path: 'deep/er/path/q.json', how: 'suffix' }],
    ['run.sh', '$HOME/ds/zero3.json', { found: true, path: 'ds/zero3.json', how: 'beside' }],
    ['run.sh', '/home/me/only.json', { found: false, sameName: ['x/only.json'] }],
    ['run.sh', 'two.json', { found: false, sameName: ['y/two.json', 'z/two.json'] }],
    ['run.sh', '../../etc/passwd', { found: false, sameName: [] }],
  ])('%s: %s', (launcher, ref, expected) => {
    expect(findConfig(launcher, ref, files)).toEqual(expected);
  });

  test('no path leaves the repository', () => {
    expect(normalPath('a/../../b')).toBeNull();
    expect(normalPath('a/./b/../c')).toBe('a/c');
  });

  test('as workloads of a policy', () => {
    const launchers = ['accelerate.yaml', 'accelerate-off.yaml', 'llama-factory.yaml'].flatMap(
      (name) => read(name).launcher ?? [],
    );
    expect(workloadsOf(launchers, files).map(({ workload }) => workload)).toMatchObject([
      { config: 'ds/zero3.json', integration: 'accelerate', world_size: 16 },
      { config: 'ds/zero3.json', integration: 'hf-trainer', model: 'Qwen/Qwen2.5-7B' },
    ]);
  });
});

interface Row {
  readonly repo: string;
  readonly path: string;
  readonly kind: string;
  readonly file: string;
  readonly refs?: readonly {
    readonly at: string;
    readonly ref: string;
    readonly resolved: string | null;
    readonly how: string;
  }[];
}

const CORPUS = join(import.meta.dirname, '../../../../shared/corpus');
const KINDS: Readonly<Record<string, string>> = {
  accelerate_yaml: 'accelerate',
  llamafactory_yaml: 'llama-factory',
  axolotl_yaml: 'axolotl',
  other_yaml: 'training',
};

(existsSync(CORPUS) ? describe : describe.skip)('on real repositories (../shared/corpus, where it is there)', () => {
  const rows = existsSync(CORPUS)
    ? readFileSync(join(CORPUS, 'manifest.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line): Row => JSON.parse(line))
    : [];
  const filesOf = (repo: string) =>
    new Set(
      rows
        .filter((row) => row.repo === repo)
        .flatMap((row) => [
          row.path,
          ...(row.refs ?? []).flatMap(({ resolved, how }) => [resolved, how.replace(/^same name elsewhere: /, '')]),
        ])
        .filter((path) => path !== null),
    );

  test('every YAML gets its kind, and every reference its place, its text and its file', () => {
    const wrong: string[] = [];
    for (const row of rows.filter(({ kind }) => kind.endsWith('yaml'))) {
      const launcher = readLauncher(row.path, readFileSync(join(CORPUS, 'files', row.file), 'utf8'));
      const refs = row.refs ?? [];
      const kind = row.kind === 'other_yaml' && refs.length === 0 ? undefined : KINDS[row.kind];
      const found = (launcher?.references ?? []).map(({ pointer, ref }) => {
        const config = findConfig(row.path, ref, filesOf(row.repo));
        return `${pointer.slice(1).replaceAll('/', '.')} ${ref} ${config.found ? config.path : null}`;
      });
      const wanted = refs.map(({ at, ref, resolved }) => `${at} ${ref} ${resolved}`);
      if (launcher?.kind !== kind || found.toSorted().join() !== wanted.toSorted().join())
        wrong.push(`${row.repo} ${row.path}: ${launcher?.kind} ${found.join()}`);
    }
    expect(wrong).toEqual([]);
  });
});
