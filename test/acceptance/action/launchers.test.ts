/** Files that start training, changed by a pull request: what is wrong with them, at their lines. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const accelerate = (block: string) =>
  `compute_environment: LOCAL_MACHINE\ndistributed_type: DEEPSPEED\ndeepspeed_config:\n${block}\nnum_processes: 8\n`;
const factory = (more: string) =>
  `model_name_or_path: Qwen/Qwen2.5-7B\nstage: sft\nfinetuning_type: full\ndataset: mine\ndeepspeed: ds.json\n${more}`;

async function run(options = {}) {
  const result = await scene.run(options);
  expect(problemsOf(result, scene)).toEqual([]);
  const places = result.commands.flatMap(({ name, properties }) =>
    properties.file === undefined ? [] : [`${name} ${properties.file}:${properties.line} ${properties.title}`],
  );
  return { ...result, places, body: scene.comments()[0]?.body ?? '' };
}

describe('a changed launcher', () => {
  test('of Accelerate, whose keys exclude each other: comment, annotation, report, exit', async () => {
    scene = await openScene(
      { 'configs/acc.yaml': accelerate('  deepspeed_config_file: ds.json\n  zero_stage: 3\n  train_batch_size: 8') },
      { 'configs/acc.yaml': accelerate('  deepspeed_config_file: ds.json') },
    );
    const result = await run();
    expect(result.code).toBe(1);
    expect(result.places).toEqual([
      'error configs/acc.yaml:5 accelerate-yaml-ambiguous',
      'warning configs/acc.yaml:6 accelerate-yaml-unknown-key',
    ]);
    expect(result.body).toMatch(/^### ❌ `configs\/acc\.yaml` fails when it runs/m);
    expect(result.body).not.toContain('Assumed, unknown');
    expect(result.report).toMatchObject({ configs: [{ kind: 'accelerate', path: 'configs/acc.yaml' }], fits: null });
  });

  test('of LLaMA-Factory, against a config that the pull request leaves alone', async () => {
    scene = await openScene(
      { 'sft.yaml': factory('per_device_train_batch_size: 8\n') },
      { 'sft.yaml': factory('per_device_train_batch_size: 2\n') },
    );
    const result = await run();
    expect(result.places).toEqual(['error sft.yaml:6 hf-mismatch']);
    expect(result.body).toContain(
      '`per_device_train_batch_size` is 8, but `train_micro_batch_size_per_gpu` in `ds.json` is 2',
    );
    expect(scene.github.recorder.matching('GET', '/repos/{owner}/{repo}/git/trees/{tree_sha}')).toHaveLength(1);
  });

  test('whose config the pull request takes away', async () => {
    scene = await openScene({ 'ds.json': null, 'sft.yaml': factory('x: 1\n') }, { 'sft.yaml': factory('') });
    expect((await run()).places).toEqual(['warning sft.yaml:5 config-file-missing']);
  });

  test('with nothing wrong, or in a repository that cannot be listed: silence', async () => {
    scene = await openScene({ 'sft.yaml': factory('per_device_train_batch_size: 2\n') }, { 'sft.yaml': factory('') });
    expect((await run()).body).toBe('');
    await scene.github.stop();
    scene = await openScene({ 'sft.yaml': factory('per_device_train_batch_size: 8\n') }, { 'sft.yaml': factory('') });
    scene.github.faults.add({
      when: (request) => request.path.includes('/git/trees/'),
      fault: { kind: 'status', status: 404 },
      times: 100,
    });
    const result = await run();
    expect([result.code, result.body]).toEqual([0, '']);
  });
});

test('accepted by a comment: no annotation, and shown with its reason', async () => {
  scene = await openScene({
    'acc.yaml': accelerate(
      '  zero_stage: 3\n  # ds-review: ignore[accelerate-yaml-unknown-key] our launcher reads it\n  train_batch_size: 8',
    ),
  });
  const result = await run({ inputs: { 'sarif-file': 'out.sarif' } });
  expect(result.places).toEqual([]);
  expect(result.body).toMatch(/Accepted with a reason: 1 finding[\s\S]*“our launcher reads it”/);
  const [run0] = JSON.parse(result.workspaceFile('out.sarif') ?? 'null').runs;
  expect(run0.results).toMatchObject([
    {
      ruleId: 'accelerate-yaml-unknown-key',
      suppressions: [{ kind: 'inSource', justification: 'our launcher reads it' }],
    },
  ]);
});
