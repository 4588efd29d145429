/** One command, one run, one check: whatever is delivered twice, to whomever, however late. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { Stage } from '../../bot/harness/stage.ts';

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

describe('the same delivery', () => {
  test('twice at the same time', async () => {
    await start();
    const payload = command();
    const guid = 'a0000000-0000-4000-8000-000000000000';
    const answers = await Promise.all([1, 2, 3].map(() => stage.git.webhooks.send('issue_comment', payload, { guid })));
    onceOnly();
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200]);
  });

  test('on two replicas at the same time', async () => {
    const [one, two] = [await start(), await start()];
    const payload = command();
    const answers = await Promise.all(
      [one, two].map((bot) => stage.git.webhooks.send('issue_comment', payload, { url: bot.webhookUrl })),
    );
    onceOnly();
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
  });

  test('a refusal on two replicas: one reply', async () => {
    const [one, two] = [await start(), await start()];
    const payload = command('/ds-smoke zero3', 'rob');
    await Promise.all(
      [one, two].map((bot) => stage.git.webhooks.send('issue_comment', payload, { url: bot.webhookUrl })),
    );
    expect(stage.replies()).toHaveLength(1);
  });

  test('on two replicas while lists lag', async () => {
    stage.git.world.letListsLag(stage.repository, 2500);
    const [one, two] = [await start(), await start()];
    const payload = command();
    await Promise.all(
      [one, two].map((bot) => stage.git.webhooks.send('issue_comment', payload, { url: bot.webhookUrl })),
    );
    onceOnly();
  });

  test('again after success, after a restart, on another replica', async () => {
    const bot = await start();
    const payload = command();
    await stage.git.webhooks.send('issue_comment', payload);
    await stage.git.webhooks.send('issue_comment', payload);
    await stage.killBot(bot);
    await start();
    await stage.git.webhooks.send('issue_comment', payload);
    await stage.finish(stage.run(), 'failure');
    await stage.git.webhooks.send('issue_comment', payload);
    onceOnly();
    expect(stage.check().conclusion).toBe('failure');
  });

  test('two commands at once: each its own run', async () => {
    await start();
    const [a, b] = [command('/ds-smoke zero2'), command('/ds-smoke zero3')];
    await Promise.all([a, b].map((payload) => stage.git.webhooks.send('issue_comment', payload)));
    expect(
      stage
        .runs()
        .map((run) => run.inputs.profile)
        .sort(),
    ).toEqual(['zero2', 'zero3']);
    onceOnlyFor('zero2');
    onceOnlyFor('zero3');
  });
});

function onceOnlyFor(profile: string): void {
  expect(stage.checks(`ds-smoke/${profile}`)).toHaveLength(1);
}
