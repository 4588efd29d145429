/** What was lost is found: answers of GitHub, deliveries, whole processes. These tests wait for leases and lists. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeState, encodeState } from '../../../bot/checks/state.ts';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { Stage, until } from '../../bot/harness/stage.ts';

let built: Bundle;
let stage: Stage;
beforeAll(async () => {
  built = await bundle();
});
afterAll(() => built.remove());
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(async () => {
  if (process.env.SHOW_BOT) console.log(stage.bots.map((bot) => bot.output).join('\n'));
  const { violations } = stage;
  await stage.close();
  expect(violations).toEqual([]);
});

const start = (options: object = {}) => stage.startBot({ main: built.main, ...options });

/** The delivery of a comment, not yet sent. */
function command(body = '/ds-smoke zero3', login = 'will'): object {
  const { world, webhooks } = stage.git;
  webhooks.isOn = false;
  const comment = world.state.addComment(stage.repository, stage.pull.number, body, world.state.user(login));
  webhooks.isOn = true;
  return webhooks.commentPayload(stage.repository, comment.id);
}

function onceOnly(): void {
  expect(stage.runs()).toHaveLength(1);
  expect(stage.checks('ds-smoke/zero3')).toHaveLength(1);
}

describe('the answer of the dispatch', () => {
  test('without the run’s number (Enterprise Server): found by its name', async () => {
    stage.git.world.answersRunDetails = false;
    stage.git.world.letListsLag(stage.repository, 1500);
    await start();
    await stage.git.webhooks.send('issue_comment', command());
    onceOnly();
    await stage.finish(stage.run(), 'success');
    expect(stage.check().conclusion).toBe('success');
  });

  test('lost after it took effect, while lists lag: no second run', async () => {
    stage.git.world.letListsLag(stage.repository, 2000);
    stage.git.github.faults.on('POST', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      kind: 'reset',
      effect: 'after',
    });
    await start();
    await stage.git.webhooks.send('issue_comment', command());
    await until('the check has its run', () => stage.check().externalId.includes(String(stage.run().id)), 20_000);
    expect(stage.git.github.faults.struck).toHaveLength(1);
    onceOnly();
  });
});

test('a run that somebody else starts while the answer of ours is lost is not taken for ours', async () => {
  const { world, github, webhooks } = stage.git;
  const route = '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
  let forged = 0;
  github.faults.add({
    when: (request) => {
      if (forged !== 0 || request.method !== 'POST' || request.route !== route) return false;
      const check = stage.check();
      forged = world.makeRun(stage.repository, {
        workflow: 'ds-smoke.yml',
        actor: world.state.user('rob'),
        inputs: {},
        title: check.externalId.replace('-0-', `-${check.id}-`),
      }).id;
      return true;
    },
    fault: { kind: 'reset' },
  });
  await start();
  await webhooks.send('issue_comment', command());
  await until('our run is there', () => stage.runs().length === 2, 20_000);
  const ours = stage.runs().find((run) => run.actor.id === world.app.bot.id);
  await until('the check has its run', () => / run \d/.test(stage.check().externalId));
  expect(stage.check().externalId).toContain(` run ${ours?.id}`);
  expect(stage.check().externalId).not.toContain(` run ${forged}`);
}, 60_000);

describe('reconciling', () => {
  test('a delivery that failed while no bot was there is asked for after the start, without holding up the port', async () => {
    const { world } = stage.git;
    world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
    await stage.idle();
    expect(stage.git.webhooks.attempts.at(-1)?.statusCode).toBe(502);
    await start({ reconcileSeconds: 60 });
    await until('the run is there', () => stage.runs().length === 1, 15_000);
    await stage.idle();
    onceOnly();
    const redelivered = stage.git.webhooks.attempts.filter((attempt) => attempt.redelivery);
    expect(redelivered.length).toBeGreaterThan(0);
  });

  test('a run that ended while no bot was there', async () => {
    const bot = await start();
    await stage.git.webhooks.send('issue_comment', command());
    await stage.killBot(bot);
    stage.git.webhooks.isOn = false;
    const run = stage.run();
    stage.git.world.begin(run);
    stage.git.world.complete(run, 'success');
    stage.git.webhooks.isOn = true;
    await start({ reconcileSeconds: 60 });
    await until('the check has ended', () => stage.check().status === 'completed', 15_000);
    expect(stage.check().conclusion).toBe('success');
  });

  test.each([
    ['no runner came', 'queued', 16, 'timed_out', /No GPU runner/],
    ['the run never ends', 'in_progress', 60, 'timed_out', /out of time/],
  ] as const)('%s: the check ends, and the run is stopped', async (_what, status, minutes, conclusion, words) => {
    const bot = await start();
    await stage.git.webhooks.send('issue_comment', command());
    await stage.killBot(bot);
    const run = stage.run();
    run.status = status;
    const check = stage.check();
    const state = decodeState(check.output.text);
    if (!state) throw new Error('no state');
    check.output.text = encodeState({ ...state, dispatchedAt: Date.now() - minutes * 60_000 });
    await start({ reconcileSeconds: 60 });
    await until('the check has ended', () => stage.check().status === 'completed', 15_000);
    expect(stage.check().conclusion).toBe(conclusion);
    expect(stage.check().output.title).toMatch(words);
    await until('the run is stopped', () => run.conclusion === 'cancelled');
    await stage.idle();
    expect(stage.check().conclusion).toBe(conclusion);
  });

  test('a head that got no gate gets one', async () => {
    await start({ reconcileSeconds: 60 });
    await until('the gate is there', () => stage.checks('ds-review/smoke-gate').length === 1, 15_000);
    await stage.comment('/ds-smoke zero3');
    expect(stage.runs()).toHaveLength(1);
  });

  test('a command whose bot died after the check was made is finished by the next one', async () => {
    const bot = await start();
    stage.git.github.faults.on('POST', '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
      kind: 'slow',
      milliseconds: 3000,
    });
    const sent = stage.git.webhooks.send('issue_comment', command());
    await until('the check is there', () => stage.checks('ds-smoke/zero3').length === 1);
    await stage.killBot(bot);
    await sent;
    await start({ reconcileSeconds: 60 });
    await until(
      'the check has its run',
      () => stage.runs().length > 0 && stage.check().externalId.includes(String(stage.run().id)),
      40_000,
    );
    onceOnly();
  }, 60_000);
});
