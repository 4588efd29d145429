/** Starting, stopping, and what the process says of itself. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BotProcess } from '../../bot/harness/bot-process.ts';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { Stage, until } from '../../bot/harness/stage.ts';
import { SECRET } from '../../fake-github/bot/github.ts';

let built: Bundle;
let stage: Stage;
beforeAll(async () => {
  built = await bundle();
});
afterAll(() => built.remove());
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

describe('refuses to start', () => {
  test.each([
    ['without WEBHOOK_SECRET', { WEBHOOK_SECRET: undefined }, /WEBHOOK_SECRET is missing/],
    ['with an empty WEBHOOK_SECRET', { WEBHOOK_SECRET: '' }, /WEBHOOK_SECRET is missing/],
    ['with the secret that Probot falls back to', { WEBHOOK_SECRET: 'development' }, /everyone knows/],
    ['without APP_ID', { APP_ID: undefined }, /APP_ID is missing/],
    ['with an APP_ID that is no number', { APP_ID: 'my-app' }, /APP_ID is not a number/],
    ['without a key', { PRIVATE_KEY: undefined }, /PRIVATE_KEY/],
    ['with a key that is none', { PRIVATE_KEY: 'secret' }, /PRIVATE_KEY is no private key/],
  ])('%s', async (_what, env, words) => {
    const bot = new BotProcess(stage.git, { main: built.main, env });
    await Promise.race([bot.exited(), new Promise((resolve) => setTimeout(resolve, 5000))]);
    const code = bot.exitCode;
    await bot.kill();
    expect(code).toBe(1);
    expect(bot.output).toMatch(words);
    expect(bot.output).not.toContain('secret of this test');
  });
});

test.each([
  ['with line breaks as \\n', (key: string) => key.replaceAll('\n', '\\n')],
  ['in base64', (key: string) => Buffer.from(key).toString('base64')],
])('takes a key %s', async (_what, change) => {
  const bot = await stage.startBot({ main: built.main, env: { PRIVATE_KEY: change(stage.git.world.privateKey) } });
  await stage.comment('/ds-smoke zero3');
  expect(stage.runs()).toHaveLength(1);
  expect(await bot.kill('SIGTERM')).toBe(0);
});

test('a webhook with a wrong signature does nothing', async () => {
  const bot = await stage.startBot({ main: built.main });
  stage.git.webhooks.isOn = false;
  const comment = stage.git.world.state.addComment(
    stage.repository,
    stage.pull.number,
    '/ds-smoke zero3',
    stage.git.world.state.user('will'),
  );
  const answer = await fetch(bot.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issue_comment',
      'x-github-delivery': '1',
      'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
    },
    body: JSON.stringify(stage.git.webhooks.commentPayload(stage.repository, comment.id)),
  });
  expect(answer.status).toBe(400);
  expect(stage.runs()).toHaveLength(0);
  expect(stage.requests).toBe(0);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s finishes what is in flight', async (signal) => {
  const bot = await stage.startBot({ main: built.main });
  stage.git.github.faults.on('GET', '/repos/{owner}/{repo}/pulls/{pull_number}', { kind: 'slow', milliseconds: 1500 });
  const { world, webhooks } = stage.git;
  const before = webhooks.attempts.length;
  world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
  await until('the bot is at work', () => stage.requests > 2);
  const code = await bot.kill(signal);
  await stage.idle();
  expect(code).toBe(0);
  expect(webhooks.attempts[before]?.statusCode).toBe(200);
  expect(stage.check().externalId).toContain(String(stage.run().id));
});

test('health, readiness, metrics, and logs without secrets', async () => {
  const bot = await stage.startBot({ main: built.main });
  expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${bot.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${bot.url}/nothing`)).status).toBe(404);
  stage.git.github.faults.on('POST', '/repos/{owner}/{repo}/check-runs', { kind: 'status', status: 500 });
  await stage.comment('/ds-smoke zero3 and a private word');
  await stage.comment('/ds-smoke zero3');
  const metrics = await (await fetch(`${bot.url}/metrics`)).text();
  expect(metrics).toMatch(/ds_bot_commands_total\{command="smoke",outcome="started"\} 1/);
  expect(metrics).toMatch(/ds_bot_api_requests_total/);
  const tokens = [...stage.git.world.state.tokens.keys()];
  for (const secret of ['BEGIN RSA', 'a secret of this test', 'private word', ...tokens])
    expect(bot.output).not.toContain(secret);
  for (const line of bot.output.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
});

describe('as a function of a cloud', () => {
  const call = (event: object): Promise<string> => {
    const { git } = stage;
    const script = `const { handler } = await import(${JSON.stringify(join(built.folder, 'lambda.js'))}); console.log('ANSWER ' + JSON.stringify(await handler(JSON.parse(process.env.EVENT)))); process.exit(0);`;
    const env = {
      PATH: process.env.PATH,
      APP_ID: String(git.world.app.id),
      PRIVATE_KEY: git.world.privateKey,
      WEBHOOK_SECRET: SECRET,
      GHE_HOST: `127.0.0.1:${git.github.port}`,
      GHE_PROTOCOL: 'http',
      EVENT: JSON.stringify(event),
    };
    return new Promise<string>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
      child.once('exit', () => resolve(/ANSWER (.*)/.exec(output)?.[1] ?? output));
    });
  };
  const webhook = (secret = SECRET): object => {
    const { world, webhooks } = stage.git;
    webhooks.isOn = false;
    const comment = world.state.addComment(
      stage.repository,
      stage.pull.number,
      '/ds-smoke zero3',
      world.state.user('will'),
    );
    const body = JSON.stringify(webhooks.commentPayload(stage.repository, comment.id));
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    return {
      headers: { 'X-Hub-Signature-256': signature, 'X-GitHub-Event': 'issue_comment', 'X-GitHub-Delivery': '1' },
      body: Buffer.from(body).toString('base64'),
      isBase64Encoded: true,
    };
  };

  test('answers a webhook, and refuses one that is not signed', async () => {
    expect(JSON.parse(await call(webhook('another secret')))).toMatchObject({ statusCode: 400 });
    expect(stage.runs()).toHaveLength(0);
    expect(JSON.parse(await call(webhook()))).toMatchObject({ statusCode: 200 });
    expect(stage.check().externalId).toContain(String(stage.run().id));
  });

  test('looks for what was left undone when a schedule calls', async () => {
    expect(JSON.parse(await call(webhook()))).toMatchObject({ statusCode: 200 });
    const run = stage.run();
    stage.git.world.begin(run);
    stage.git.world.complete(run, 'success');
    expect(JSON.parse(await call({ source: 'aws.events' }))).toMatchObject({ statusCode: 200 });
    expect(stage.check().conclusion).toBe('success');
  });
});
