/** The bot as a process: who may start what, and what everyone else hears. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { smokeResult } from '../../bot/harness/result.ts';
import { CONFIG_PATH, Stage, type StageOptions } from '../../bot/harness/stage.ts';

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

const open = (options: StageOptions = {}) => Stage.open(options, base);

/** Nothing was started, and the bot said so once. */
function refusedOnce(stage: Stage, words: RegExp): void {
  expect(stage.runs()).toHaveLength(0);
  expect(stage.replies()).toHaveLength(1);
  expect(stage.replies()[0]).toMatch(words);
  expect(stage.checks()).toHaveLength(0);
}

function silent(stage: Stage): void {
  expect(stage.runs()).toHaveLength(0);
  expect(stage.replies()).toHaveLength(0);
  expect(stage.checks()).toHaveLength(0);
}

describe('a run', () => {
  test('is dispatched on the default branch with closed inputs, the exact head and a check', async () => {
    const stage = await open();
    const { comment, delivery } = await stage.comment('Please:\r\n\r\n/ds-smoke zero3  \r\n');
    expect(delivery.statusCode).toBe(200);
    expect(delivery.seconds).toBeLessThan(9);
    const dispatch = stage.git.world.dispatches.at(-1);
    const run = stage.run();
    expect(dispatch?.ref).toBe('main');
    expect(run.inputs).toMatchObject({
      head_sha: stage.pull.headSha,
      pr_number: String(stage.pull.number),
      profile: 'zero3',
      config_path: CONFIG_PATH,
      stage: '3',
      world_size: '8',
      steps: '3',
      model: 'tiny',
    });
    expect(run.inputs.request_id).toContain(String(comment.id));
    for (const [name, value] of Object.entries(run.inputs))
      expect([name, value]).toEqual([name, expect.stringMatching(/^[A-Za-z0-9._/-]{0,200}$/)]);
    const check = stage.check();
    expect(check.headSha).toBe(stage.pull.headSha);
    expect(check.status).toBe('queued');
    expect(check.output.summary).toContain('`will`');
    expect(check.actions.map((action) => action.identifier)).toEqual(['cancel']);
    expect(stage.replies()).toHaveLength(0);
  });

  test.each([
    ['write', 'will'],
    ['maintain', 'mia'],
    ['admin', 'ann'],
  ])('is started by %s', async (_role, login) => {
    const stage = await open();
    await stage.comment('/ds-smoke zero3', login);
    expect(stage.runs()).toHaveLength(1);
  });

  test('takes the SHA in the command if it is the head, and says what the head is if not', async () => {
    const stage = await open();
    await stage.comment(`/ds-smoke zero3 ${'a'.repeat(40)}`);
    refusedOnce(stage, /is not the head/);
    await stage.comment(`/ds-smoke zero3 ${stage.pull.headSha}`);
    expect(stage.runs()).toHaveLength(1);
  });

  test('costs at most 18 requests up to the completed check, from a cold start, the token among them', async () => {
    const stage = await Stage.open();
    await stage.startBot({ main: built.main });
    const before = stage.requests;
    await stage.comment('/ds-smoke zero3');
    const run = stage.run();
    stage.git.world.begin(run);
    await stage.idle();
    stage.upload(run, smokeResult(run.inputs.request_id ?? null));
    stage.git.world.complete(run, 'success');
    await stage.idle();
    const list = stage.git.github.recorder.requests.slice(before);
    const last = list.findIndex(
      (request) => request.method === 'PATCH' && JSON.stringify(request.body).includes('"conclusion"'),
    );
    expect(last).toBeGreaterThan(0);
    expect(list.slice(0, last + 1).length).toBeLessThanOrEqual(18);
    expect(stage.check().output.summary).toContain('H100');
    await stage.close();
  });
});

describe('nobody without write access', () => {
  test.each([
    ['triage', 'tom'],
    ['read', 'rob'],
    ['an outsider', 'stranger'],
  ])('%s hears why, once', async (_role, login) => {
    const stage = await open();
    const { delivery } = await stage.comment('/ds-smoke zero3', login);
    expect(delivery.statusCode).toBe(200);
    refusedOnce(stage, /write access/);
  });

  test('an outsider in a private repository', async () => {
    const stage = await open({ isPrivate: true });
    await stage.comment('/ds-smoke zero3', 'stranger');
    refusedOnce(stage, /write access/);
  });

  test.each(['status', 'cancel', 'rerun zero3'])('%s is refused, too', async (command) => {
    const stage = await open();
    await stage.comment(`/ds-smoke ${command}`, 'rob');
    refusedOnce(stage, /write access/);
  });

  test('the policy narrows it to teams and users', async () => {
    const policy = 'version: 1\nsmoke:\n  allow:\n    users: [ann]\n    teams: [gpu]\n';
    const stage = await open({ policy });
    await stage.comment('/ds-smoke zero3', 'will');
    refusedOnce(stage, /policy/);
    stage.git.world.teams.set('octo/gpu', new Set(['mia']));
    await stage.comment('/ds-smoke zero3', 'mia');
    expect(stage.runs()).toHaveLength(1);
  });
});

describe('silence', () => {
  test('an unrelated comment costs no request', async () => {
    const stage = await open();
    const before = stage.requests;
    const { delivery } = await stage.comment('Nice! `/ds-smoke zero3` would be good');
    expect(delivery.statusCode).toBe(200);
    expect(stage.requests).toBe(before);
    silent(stage);
  });

  test('a bot account', async () => {
    const stage = await open();
    stage.git.world.state.user('renovate[bot]', 'Bot');
    stage.git.world.state.addCollaborator(stage.repository, 'renovate[bot]', 'write');
    await stage.comment('/ds-smoke zero3', 'renovate[bot]', 'Bot');
    silent(stage);
  });

  test('an edited comment', async () => {
    const stage = await open();
    const { comment } = await stage.comment('nothing yet');
    comment.body = '/ds-smoke zero3';
    await stage.git.webhooks.send(
      'issue_comment',
      stage.git.webhooks.commentPayload(stage.repository, comment.id, 'edited'),
    );
    silent(stage);
  });

  test('a plain issue', async () => {
    const stage = await open();
    const { world } = stage.git;
    const issue = world.state.openIssue(stage.repository, { title: 'x', silent: true });
    world.state.addComment(stage.repository, issue.number, '/ds-smoke zero3', world.state.user('will'));
    await stage.idle();
    silent(stage);
  });
});

describe('one reply, and nothing runs', () => {
  test('help, made from the commands', async () => {
    const stage = await open({
      policy: 'version: 1\nsmoke:\n  profiles:\n    nightly: { config: configs/zero3.json }\n',
    });
    await stage.comment('/ds-smoke help', 'stranger');
    refusedOnce(stage, /nightly/);
    for (const word of ['rerun', 'status', 'cancel', 'help', 'write access'])
      expect(stage.replies()[0]).toContain(word);
    for (const line of (stage.replies()[0] ?? '').split('\n')) expect(line).not.toMatch(/^\s*\/ds-smoke/);
  });

  test.each([
    '/ds-smoke',
    '/ds-smoke zero3; rm -rf /',
    '/ds-smoke\u200b zero3',
    '/ds-smoke zero3 --force',
    '/ds-smoke rerun',
  ])('%j gets the help', async (body) => {
    const stage = await open();
    await stage.comment(body);
    refusedOnce(stage, /zero2-offload/);
  });

  test('an unknown profile gets the accepted ones', async () => {
    const stage = await open();
    await stage.comment('/ds-smoke zero9');
    refusedOnce(stage, /zero3-nvme/);
  });

  test('a closed pull request', async () => {
    const stage = await open();
    stage.pull.issue.state = 'closed';
    await stage.comment('/ds-smoke zero3');
    refusedOnce(stage, /closed/);
  });

  test('a config with errors, with the findings', async () => {
    const stage = await open({ config: '{"train_batch_size": 8, "zero_optimization": {"stage": 7}}' });
    await stage.comment('/ds-smoke zero3');
    refusedOnce(stage, /configs\/zero3\.json:1:\d+/);
  });

  test('several changed configs, then one of them by name', async () => {
    const stage = await open();
    stage.push({ 'configs/other.json': '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}' });
    await stage.idle();
    await stage.comment('/ds-smoke zero3');
    expect(stage.replies()).toHaveLength(1);
    expect(stage.replies()[0]).toMatch(/configs\/other\.json/);
    expect(stage.runs()).toHaveLength(0);
    await stage.comment('/ds-smoke zero3 configs/other.json');
    expect(stage.run().inputs.config_path).toBe('configs/other.json');
  });

  test('no config at all', async () => {
    const stage = await open();
    await stage.comment('/ds-smoke zero3 no/such.json');
    refusedOnce(stage, /no\/such\.json/);
  });

  test('no workflow file', async () => {
    const stage = await open({ workflow: null });
    await stage.comment('/ds-smoke zero3');
    refusedOnce(stage, /ds-smoke\.yml/);
  });

  test.each([
    ['a model that is a path', 'model: models/tiny/config.json', /`model`/],
    ['an offload that the workflow does not know', 'offload: none', /`offload`/],
  ])('%s in a profile: said, and nothing else is run instead', async (_what, line, words) => {
    const stage = await open({
      policy: `version: 1\nsmoke: { profiles: { own: { config: configs/zero3.json, ${line} } } }\n`,
    });
    await stage.comment('/ds-smoke own');
    refusedOnce(stage, words);
  });

  test('a policy with errors', async () => {
    const stage = await open({ policy: 'version: 1\nsmoke:\n  limits: { concurent: 1 }\n' });
    await stage.comment('/ds-smoke zero3');
    refusedOnce(stage, /ds-review\.yml:3/);
  });
});

describe('forks', () => {
  test('are refused by default', async () => {
    const stage = await open({ fork: true });
    await stage.comment('/ds-smoke zero3', 'ann');
    refusedOnce(stage, /fork/);
  });

  test('may be run by maintainers who name the SHA, where the policy says so', async () => {
    const stage = await open({ fork: true, policy: 'version: 1\nsmoke: { forks: maintainers }\n' });
    await stage.comment('/ds-smoke zero3', 'mia');
    refusedOnce(stage, /in full/);
    await stage.comment(`/ds-smoke zero3 ${stage.pull.headSha}`, 'will');
    expect(stage.replies()).toHaveLength(2);
    expect(stage.runs()).toHaveLength(0);
    await stage.comment(`/ds-smoke zero3 ${stage.pull.headSha}`, 'mia');
    expect(stage.run().inputs.head_sha).toBe(stage.pull.headSha);
    expect(stage.check().headSha).toBe(stage.pull.headSha);
  });
});

describe('limits', () => {
  test('of concurrent runs, of the repository and of one person', async () => {
    const stage = await open({ policy: 'version: 1\nsmoke: { limits: { concurrent: 2, concurrent_per_user: 1 } }\n' });
    await stage.comment('/ds-smoke zero1', 'will');
    await stage.comment('/ds-smoke zero2', 'will');
    expect(stage.runs()).toHaveLength(1);
    expect(stage.replies().at(-1)).toMatch(/1 of 1/);
    await stage.comment('/ds-smoke zero2', 'mia');
    await stage.comment('/ds-smoke zero3', 'ann');
    expect(stage.runs()).toHaveLength(2);
    expect(stage.replies().at(-1)).toMatch(/2 of 2/);
  });

  test('of GPU minutes a day, with what is left', async () => {
    const stage = await open({ policy: 'version: 1\nsmoke: { limits: { gpu_minutes_per_day: 20 } }\n' });
    await stage.comment('/ds-smoke zero1');
    const run = stage.run();
    run.startedAt = new Date(Date.now() - 8 * 60_000).toISOString();
    await stage.finish(run, 'success');
    await stage.comment('/ds-smoke zero2');
    // Shortly after midnight the run is one of yesterday.
    const isToday = run.startedAt.slice(0, 10) === new Date().toISOString().slice(0, 10);
    if (isToday) expect(stage.replies().at(-1)).toMatch(/GPU minutes[\s\S]*Left until midnight UTC: 1\d GPU minutes/);
    expect(stage.runs()).toHaveLength(isToday ? 1 : 2);
  });
});
