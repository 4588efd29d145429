/** A pull request that moves the DeepSpeed release: every config of the repository under both, whatever was changed of it. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { pullRequestEvent } from './runner.ts';
import { openScene, problemsOf, type Scene } from './scene.ts';

let scene: Scene;
afterEach(() => scene.github.stop());

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const common = { train_micro_batch_size_per_gpu: 1, gradient_accumulation_steps: 1, fp16: { enabled: true } };
/** No gradient_clipping: off until 0.18, 1.0 since 0.19. */
const UNCLIPPED = json({ ...common, zero_optimization: { stage: 2 } });
const FINE = json({
  ...common,
  gradient_clipping: 0.5,
  zero_optimization: { stage: 2 },
});
const OFFLOAD = json({
  ...common,
  gradient_clipping: 1,
  zero_optimization: { stage: 3, offload_optimizer: { device: 'cpu' } },
});
/** Taken by 0.16, refused by 0.19. */
const REMOVED = json({
  ...common,
  gradient_clipping: 1,
  sparse_gradients: false,
  zero_optimization: { stage: 1 },
});
const pin = (version: string) => `torch>=2.4\ndeepspeed==${version}\n`;

async function run(options = {}) {
  const result = await scene.run(options);
  expect(problemsOf(result, scene)).toEqual([]);
  return { ...result, body: scene.comments()[0]?.body ?? '', report: result.report as Report };
}

interface Report {
  readonly verdict: string;
  readonly configs: readonly unknown[];
  readonly upgrades: readonly {
    readonly from: { readonly named: string };
    readonly to: { readonly named: string; readonly reviewed_as: string };
    readonly configs_reviewed: number;
    readonly comparable: boolean;
    readonly notes: readonly string[];
    readonly configs: readonly {
      readonly path: string;
      readonly verdict: string;
      readonly changes: readonly { readonly kind: string; readonly key: string }[];
    }[];
  }[];
}

describe('requirements.txt', () => {
  test('what is rejected now, what trains otherwise, and what is left alone', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      {
        'requirements.txt': pin('0.16.9'),
        'ds.json': FINE,
        'configs/a.json': UNCLIPPED,
        'configs/b.json': UNCLIPPED,
        'deep/er/removed.json': REMOVED,
        'offload.json': OFFLOAD,
        'package.json': '{"name": "x"}',
      },
    );
    const result = await run({ inputs: { 'sarif-file': 'out.sarif' } });
    expect(result.code).toBe(1);
    expect(result.body).toMatch(
      /^### ❌ \*\*DeepSpeed 0\.16\.9 → 0\.19\.8\*\*: 1 of 5 configs no longer works, 3 will behave differently/m,
    );
    expect(result.body).toContain('removed-top-level-key');
    expect(result.body).toContain('deep/er/removed.json:8');
    expect(result.body).toMatch(/`gradient_clipping` in 2 configs: .*configs\/a\.json:1.*configs\/b\.json:1/);
    expect(result.body).toMatch(/Gradients are clipped at a norm of 1 now, which changes training/);
    expect(result.body).toMatch(/`zero_optimization\.offload_optimizer\.pin_memory` in .*offload\.json:10/);
    expect(result.body).not.toContain('package.json');
    expect(result.outputs).toMatchObject({ verdict: 'fail', errors: '1' });

    expect(result.body).not.toContain('now read');
    const [upgrade] = result.report.upgrades;
    expect(upgrade).toMatchObject({ from: { named: '0.16.9' }, to: { named: '0.19.8' }, configs_reviewed: 5 });
    expect(upgrade?.configs.map(({ path, verdict }) => [path, verdict])).toEqual([
      ['deep/er/removed.json', 'fail'],
      ['configs/a.json', 'warn'],
      ['configs/b.json', 'warn'],
      ['offload.json', 'pass'],
    ]);

    const place = result.commands.find((command) => command.properties.file === 'requirements.txt');
    expect(place).toMatchObject({ name: 'error', properties: { line: '2', title: 'deepspeed-upgrade' } });
    expect(place?.message).toContain('DeepSpeed 0.16.9 → 0.19.8: 1 of 5 configs no longer works');
    expect(result.commands.some((command) => command.properties.file === 'deep/er/removed.json')).toBe(true);
    expect(result.summary).toContain('0.16.9 → 0.19.8');

    const sarif = JSON.parse(result.workspaceFile('out.sarif') ?? 'null');
    const places = sarif.runs[0].results.map(
      (one: {
        ruleId: string;
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
      }) => [
        one.ruleId,
        one.locations[0]?.physicalLocation.artifactLocation.uri,
        one.locations[0]?.physicalLocation.region,
      ],
    );
    expect(places).toContainEqual(['deepspeed-upgrade', 'requirements.txt', { startLine: 2 }]);
    expect(places).toContainEqual(['removed-top-level-key', 'deep/er/removed.json', expect.anything()]);
  });

  test('nothing changes for any config: one line, no annotation', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      { 'requirements.txt': pin('0.16.9'), 'ds.json': FINE },
    );
    const result = await run();
    expect(result.code).toBe(0);
    expect(result.body).toMatch(/^### ✅ \*\*DeepSpeed 0\.16\.9 → 0\.19\.8\*\*: 1 config, nothing changes$/m);
    expect(result.commands.filter((command) => command.properties.file !== undefined)).toEqual([]);
  });

  test('no config anywhere, or a patch release: silence', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8'), 'ds.json': null },
      { 'requirements.txt': pin('0.16.9') },
    );
    const only = await run();
    expect(only.report.upgrades).toMatchObject([{ configs_reviewed: 0 }]);
    await scene.github.stop();
    scene = await openScene({ 'requirements.txt': pin('0.19.8') }, { 'requirements.txt': pin('0.19.2') });
    const patch = await run();
    expect(patch.body).toBe('');
    expect(patch.report.upgrades).toEqual([]);
  });

  test('a range that moves what it allows, not what is installed: silence; with no lock, its newest release counts', async () => {
    const range = (from: string) => `deepspeed>=${from}\n`;
    scene = await openScene({ 'requirements.txt': range('0.16') }, { 'requirements.txt': range('0.14') });
    expect((await run()).body).toBe('');
    await scene.github.stop();
    scene = await openScene(
      { 'requirements.txt': range('0.14') },
      { 'requirements.txt': 'deepspeed>=0.14,<0.17\n', 'uv.lock': 'name = "deepspeed"\nversion = "0.16.9"\n' },
    );
    expect((await run()).body).toBe('');
    await scene.github.stop();
    scene = await openScene(
      { 'requirements.txt': range('0.14') },
      { 'requirements.txt': 'deepspeed>=0.14,<0.17\n', 'ds.json': UNCLIPPED },
    );
    const result = await run();
    expect(result.body).toContain('0.16.9 → 0.19.8');
    expect(result.body).toContain('0.19.8 is the newest known release that a range allows');
  });

  test('releases that are not known are said', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.21.1') },
      { 'requirements.txt': pin('0.16.2'), 'ds.json': UNCLIPPED },
    );
    const known = await run();
    expect(known.body).toContain('0.16.2 → 0.21.1');
    expect(known.body).toContain('DeepSpeed 0.21.1 is reviewed as 0.19.8, the nearest release that is known here');
    await scene.github.stop();
    scene = await openScene(
      { 'requirements.txt': pin('0.21.1') },
      { 'requirements.txt': pin('0.19.8'), 'ds.json': UNCLIPPED },
    );
    const unknown = await run();
    expect(unknown.code).toBe(0);
    expect(unknown.body).toMatch(/^### ❔ .*what it changes cannot be said, since 0\.21\.1 is not known here/m);
    expect(unknown.report.upgrades).toMatchObject([{ comparable: false }]);
  });
});

const poetry = (version: string) => `[[package]]\nname = "deepspeed"\nversion = "${version}"\n`;
const pipfile = (version: string) =>
  json({
    default: { deepspeed: { hashes: Array.from({ length: 20 }, (_, i) => `sha256:${i}`), version: `==${version}` } },
  });

describe('every file that names the release', () => {
  test.each<readonly [string, (version: string) => string]>([
    ['constraints.txt', pin],
    ['requirements-train.txt', pin],
    ['pyproject.toml', (v) => `[project]\ndependencies = [\n  "deepspeed==${v}",\n]\n`],
    ['setup.cfg', (v) => `[options]\ninstall_requires =\n    deepspeed==${v}\n`],
    ['environment.yml', (v) => `dependencies:\n  - pip:\n      - deepspeed==${v}\n`],
    ['uv.lock', poetry],
    ['poetry.lock', poetry],
    ['pdm.lock', poetry],
    ['Pipfile.lock', pipfile],
    ['docker/Dockerfile', (v) => `FROM python\nRUN pip install deepspeed==${v}\n`],
    ['.github/ds-review.yml', (v) => `version: 1\ndeepspeed: ${v}\n`],
  ])('%s', async (path, content) => {
    scene = await openScene({ [path]: content('0.19.8') }, { [path]: content('0.15.4'), 'ds.json': UNCLIPPED });
    const result = await run();
    expect(result.body).toContain('0.15.4 → 0.19.8');
    expect(result.report.upgrades[0]?.configs.map((config) => config.path)).toEqual(['ds.json']);
    const place = result.commands.find((command) => command.properties.file === path);
    expect(content('0.19.8').split('\n')[Number(place?.properties.line) - 1]).toMatch(
      path === 'Pipfile.lock' ? /"deepspeed"/ : /0\.19\.8/,
    );
  });

  test('from one file into another', async () => {
    scene = await openScene(
      { 'requirements.txt': 'torch\n', 'pyproject.toml': '[project]\ndependencies = ["deepspeed==0.19.8"]\n' },
      { 'requirements.txt': pin('0.16.9'), 'ds.json': UNCLIPPED },
    );
    expect((await run()).body).toContain('0.16.9 → 0.19.8');
  });

  test('added, where nothing named one before: silence', async () => {
    scene = await openScene({ 'requirements.txt': pin('0.19.8') }, { 'ds.json': UNCLIPPED });
    expect((await run()).body).toBe('');
  });
});

describe('with changed configs', () => {
  test('what both reviews say counts once', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8'), 'ds.json': REMOVED },
      { 'requirements.txt': pin('0.16.9'), 'ds.json': FINE, 'other.json': REMOVED },
    );
    const result = await run();
    expect(result.outputs.errors).toBe('2');
    expect(result.report.configs).toHaveLength(1);
    expect(result.body).toContain('other.json');
  });

  test('the policy says which files are configs, and what is accepted', async () => {
    const policy =
      'version: 1\nconfigs: ["configs/**"]\nsuppressions: [{ rule: unknown-top-level-key, reason: ours }]\n';
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      {
        'requirements.txt': pin('0.16.9'),
        'ds.json': REMOVED,
        'configs/x.conf': UNCLIPPED,
        '.github/ds-review.yml': policy,
      },
    );
    const result = await run();
    expect(result.report.upgrades[0]?.configs.map((config) => config.path)).toEqual(['configs/x.conf']);
  });
});

describe('over several runs and events', () => {
  test('a config that was mended since the comment stands is named with its commit', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      { 'requirements.txt': pin('0.16.9'), 'ds.json': REMOVED, 'a.json': FINE },
    );
    expect((await run({ runId: 1 })).code).toBe(1);
    scene.github.state.push(scene.repository, 'change', { 'ds.json': FINE });
    const event = pullRequestEvent(scene.github, scene.repository, scene.pull);
    const { body, code } = await run({ runId: 2, payload: event });
    expect(code).toBe(0);
    expect(body).toMatch(/^### ✅ Resolved: 1 finding fixed/m);
    expect(body).toMatch(/\*\*removed-top-level-key\*\* in `ds\.json`, fixed by/);
    expect(body).toContain('0.16.9 → 0.19.8');
  });

  test('the same run twice writes once', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      { 'requirements.txt': pin('0.16.9'), 'a.json': UNCLIPPED },
    );
    await run({ runId: 1 });
    scene.github.recorder.clear();
    await run({ runId: 2 });
    expect(scene.github.recorder.writes()).toEqual([]);
  });

  test('a merge group, and a pull request of a fork', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      { 'requirements.txt': pin('0.16.9'), 'ds.json': REMOVED },
    );
    const merge_group = { base_sha: scene.pull.baseSha, head_sha: scene.pull.headSha };
    const merged = await run({ eventName: 'merge_group', payload: { action: 'checks_requested', merge_group } });
    expect([merged.code, merged.outputs.errors]).toEqual([1, '1']);
    await scene.github.stop();
    scene = await openScene({}, { 'requirements.txt': pin('0.16.9'), 'ds.json': REMOVED });
    const fork = scene.github.state.fork(scene.repository, 'eve');
    scene.github.state.push(fork, 'topic', { 'requirements.txt': pin('0.19.8') });
    scene.pull = scene.github.state.openPull(scene.repository, { head: 'topic', from: fork });
    const payload = pullRequestEvent(scene.github, scene.repository, scene.pull);
    const forked = await run({ payload });
    expect(forked.outputs.errors).toBe('1');
    expect(forked.stdout).toContain('DeepSpeed 0.16.9 → 0.19.8: 1 of 1 config no longer works');
  });
});

describe('requests', () => {
  const reads = () =>
    scene.github.recorder.requests.filter((request) => /\/contents\/many\//.test(request.path)).length;
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`many/${i}.json`, `{"a": ${i}}\n`]));

  test('bounded in a repository full of JSON, which is said; the likely configs come first', async () => {
    scene = await openScene(
      { 'requirements.txt': pin('0.19.8') },
      { ...many(260), 'requirements.txt': pin('0.16.9'), 'zz/ds_config.json': UNCLIPPED },
    );
    const result = await run();
    expect(reads()).toBeLessThanOrEqual(200);
    expect(result.body).toContain('zz/ds_config.json');
    expect(result.body).toMatch(/6\d files that may be configs not looked at/);
  });

  test('none for a checkout of the head, and no tree where no such file was changed', async () => {
    const base = { ...many(30), 'requirements.txt': pin('0.16.9'), 'ds.json': UNCLIPPED };
    scene = await openScene({ 'requirements.txt': pin('0.19.8') }, base);
    await run({ checkout: { ...base, 'requirements.txt': pin('0.19.8') } });
    expect(reads()).toBe(0);
    await scene.github.stop();
    scene = await openScene({ 'notes.txt': 'deepspeed==0.19.8\n' }, base);
    await run();
    expect(scene.github.recorder.requests.filter((request) => request.path.includes('/git/trees/'))).toEqual([]);
  });
});

test('a tree that cannot be read costs the upgrade its review, and nothing else', async () => {
  scene = await openScene(
    { 'requirements.txt': pin('0.19.8'), 'ds.json': REMOVED },
    { 'requirements.txt': pin('0.16.9'), 'ds.json': FINE },
  );
  scene.github.faults.add({
    when: (request) => request.path.includes('/git/trees/'),
    fault: { kind: 'status', status: 404 },
    times: 100,
  });
  const result = await run();
  expect(result.outputs.errors).toBe('1');
  expect(result.report.upgrades).toEqual([]);
  expect(result.summary).toContain('whether this pull request moves the DeepSpeed release could not be looked into');
});

test('memory that moves with a default', async () => {
  const policy = `version: 1
targets: [{ name: lab, gpu: h100-80gb-sxm, gpus_per_node: 8, cpu_memory: 1TB }]
workloads: [{ config: offload.json, model: meta-llama/Llama-2-7b-hf, integration: raw, micro_batch: 1, sequence_length: 2048 }]
`;
  scene = await openScene(
    { 'requirements.txt': pin('0.19.8') },
    { 'requirements.txt': pin('0.16.9'), 'offload.json': OFFLOAD, '.github/ds-review.yml': policy },
  );
  expect((await run()).body).toMatch(/`offload\.json` on \*\*lab\*\*: 0 → [\d,.]+ GiB page-locked memory per node/);
});
