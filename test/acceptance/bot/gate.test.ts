/** The gate that a protected branch requires: always there, always completed. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { Stage, type StageOptions } from '../../bot/harness/stage.ts';

let built: Bundle;
let base: Stage;
beforeAll(async () => {
  built = await bundle();
  base = await Stage.open();
  await base.startBot({ main: built.main });
});
afterAll(async () => {
  if (process.env.SHOW_BOT) console.log(base.bots.map((bot) => bot.output).join('\n'));
  await base.close();
  built.remove();
});
afterEach(() => expect(base.violations).toEqual([]));

const GATE = 'ds-review/smoke-gate';
const REQUIRES =
  'version: 1\nsmoke:\n  require: [big]\n  profiles:\n    big: { config: configs/zero3.json, model: meta-llama/Llama-3.1-8B, world_size: 8 }\n';
const open = (options: StageOptions = {}) => Stage.open(options, base);
const gateOn = (stage: Stage, sha: string) => stage.checks(GATE).filter((check) => check.headSha === sha);

async function opened(options: StageOptions): Promise<Stage> {
  const stage = await open(options);
  await stage.pullEvent('opened');
  return stage;
}

test('without a policy: success', async () => {
  const stage = await opened({});
  expect(stage.check(GATE)).toMatchObject({ status: 'completed', conclusion: 'success', headSha: stage.pull.headSha });
});

test('a required profile on a changed config: what to type, then success once it passed', async () => {
  const stage = await opened({ policy: REQUIRES });
  expect(stage.check(GATE).conclusion).toBe('action_required');
  expect(stage.check(GATE).output.summary).toContain('`/ds-smoke big`');
  await stage.comment('/ds-smoke big');
  await stage.finish(stage.run(), 'failure');
  expect(stage.check(GATE).conclusion).toBe('action_required');
  await stage.comment('/ds-smoke big');
  await stage.finish(stage.runs()[1] ?? stage.run(), 'success');
  expect(stage.check(GATE).conclusion).toBe('success');
});

test('nothing that needs a run changed: success', async () => {
  const stage = await open({ policy: REQUIRES });
  const { state } = stage.git.world;
  state.push(stage.repository, 'docs', { 'README.md': 'x' });
  const pull = state.openPull(stage.repository, { head: 'docs', author: 'will' });
  await stage.idle();
  expect(gateOn(stage, pull.headSha).map((check) => check.conclusion)).toEqual(['success']);
});

test('a push that leaves the config as it was keeps what passed; one that changes it does not', async () => {
  const stage = await opened({ policy: REQUIRES });
  await stage.comment('/ds-smoke big');
  await stage.finish(stage.run(), 'success');
  const kept = stage.push({ 'README.md': 'y' });
  await stage.idle();
  expect(gateOn(stage, kept).map((check) => check.conclusion)).toEqual(['success']);
  const changed = stage.push({
    'configs/zero3.json': '{"train_micro_batch_size_per_gpu": 2, "zero_optimization": {"stage": 3}}',
  });
  await stage.idle();
  expect(gateOn(stage, changed).map((check) => check.conclusion)).toEqual(['action_required']);
});

test('a merge group: success where the config has passed, a reason where not', async () => {
  const stage = await opened({ policy: REQUIRES });
  const { world, webhooks } = stage.git;
  const baseSha = stage.repository.branches.get('main') ?? '';
  const files = {
    'configs/zero3.json':
      stage.repository.store.blobs.get(
        stage.repository.store.filesOfCommit(stage.pull.headSha).get('configs/zero3.json')?.sha ?? '',
      ) ?? '',
  };
  const group = world.state.commit(stage.repository, files, { parents: [baseSha] });
  await webhooks.send('merge_group', webhooks.mergeGroupPayload(stage.repository, baseSha, group, stage.pull.number));
  expect(gateOn(stage, group).map((check) => check.conclusion)).toEqual(['action_required']);
  await stage.comment('/ds-smoke big');
  await stage.finish(stage.run(), 'success');
  const again = world.state.commit(stage.repository, { ...files, 'x.md': 'x' }, { parents: [baseSha] });
  await webhooks.send('merge_group', webhooks.mergeGroupPayload(stage.repository, baseSha, again, stage.pull.number));
  expect(gateOn(stage, again).map((check) => check.conclusion)).toEqual(['success']);
});

test('on a fork: what a maintainer can do', async () => {
  const stage = await opened({ policy: REQUIRES, fork: true });
  expect(stage.check(GATE)).toMatchObject({ conclusion: 'action_required', headSha: stage.pull.headSha });
  expect(stage.check(GATE).output.summary).toMatch(/maintainer can push the commit/);
});

test.each(['synchronize', 'reopened', 'ready_for_review'])('%s puts it, too, once', async (action) => {
  const stage = await open({});
  await stage.pullEvent(action);
  await stage.pullEvent(action);
  expect(stage.check(GATE).status).toBe('completed');
});

test('the policy of the pull request itself changes nothing', async () => {
  const stage = await open({ policy: REQUIRES });
  stage.push({ '.github/ds-review.yml': 'version: 1\nsmoke: { require: [] }\n' });
  await stage.idle();
  expect(gateOn(stage, stage.pull.headSha).map((check) => check.conclusion)).toEqual(['action_required']);
});

test('a policy that cannot be read closes the gate for configs, and lets the repair through', async () => {
  const stage = await opened({ policy: 'version: 1\nsmoke: { require: [nothing-of-that-name] }\n' });
  expect(stage.check(GATE).conclusion).toBe('action_required');
  const { state } = stage.git.world;
  state.push(stage.repository, 'mend', { '.github/ds-review.yml': 'version: 1\n' });
  const pull = state.openPull(stage.repository, { head: 'mend', author: 'will' });
  await stage.idle();
  expect(gateOn(stage, pull.headSha).map((check) => check.conclusion)).toEqual(['success']);
});
