/**
 * Each fault at each request of one command, from the comment to the completed check. Every case has a repository of its own; all of them
 * share one bot, so that the waits run side by side.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { autoRunner, brokenPromises, isSettled } from '../../bot/harness/outcome.ts';
import { Stage, until } from '../../bot/harness/stage.ts';
import type { Fault } from '../../fake-github/faults.ts';

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['500', { kind: 'status', status: 500 }],
  ['502 before', { kind: 'status', status: 502 }],
  ['502 after', { kind: 'status', status: 502, effect: 'after' }],
  ['503', { kind: 'status', status: 503 }],
  ['429 with Retry-After', { kind: 'too-many', retryAfter: 2 }],
  ['429 with a long Retry-After', { kind: 'too-many', retryAfter: 12 }],
  ['secondary limit', { kind: 'secondary-limit', retryAfter: 2 }],
  ['primary limit', { kind: 'primary-limit', seconds: 3 }],
  ['reset before', { kind: 'reset' }],
  ['reset after', { kind: 'reset', effect: 'after' }],
];

let built: Bundle;
let base: Stage;
beforeAll(async () => {
  built = await bundle();
  base = await Stage.open();
  await base.startBot({ main: built.main, reconcileSeconds: 5 });
});
afterAll(async () => {
  if (process.env.SHOW_BOT) console.log(base.bots.map((bot) => bot.output).join('\n'));
  await base.close();
  built.remove();
});

/** How many requests a command costs when nothing goes wrong and nothing else is looked after. */
async function length(): Promise<number> {
  const stage = await Stage.open();
  await stage.startBot({ main: built.main });
  autoRunner(stage);
  const before = stage.requests;
  await stage.comment('/ds-smoke zero3');
  await until('it has settled', () => isSettled(stage));
  await stage.idle();
  const own = stage.git.github.recorder.requests
    .slice(before)
    .filter((request) => request.path.includes(`/${stage.repository.name}/`));
  await stage.close();
  return own.length;
}

async function strike(
  requests: number,
  position: number,
  name: string,
  fault: Fault,
  conclusion: string,
): Promise<string[]> {
  const stage = await Stage.open({}, base);
  autoRunner(stage, conclusion);
  stage.git.github.faults.add({
    when: ({ path }) => path.includes(`/${stage.repository.name}/`),
    fault,
    skip: position - 1,
  });
  const { world } = stage.git;
  world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
  await until('it has settled', () => isSettled(stage), 90_000).catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const hit = stage.git.github.faults.struck.find((entry) => entry.request.path.includes(`/${stage.repository.name}/`));
  const where = hit ? `${hit.request.method} ${hit.request.route}` : 'nothing was struck';
  const broken = brokenPromises(stage, conclusion);
  // the last requests, after the check has ended, are not always the same number
  if (!hit && position < requests - 2) broken.push('the fault did not strike');
  if (stage.runs().length === 0) broken.push(`the command was lost: ${stage.replies().join('|').slice(0, 200)}`);
  return broken.map((what) => `${name} at request ${position} (${where}): ${what}`);
}

test.each(['success', 'failure'])(
  'each fault at each request; the run ends as %s',
  async (conclusion) => {
    const requests = await length();
    expect(requests).toBeGreaterThan(12);
    const start = Date.now();
    const cases = Array.from({ length: requests }, (_, index) => index + 1).flatMap((position) =>
      FAULTS.map(([name, fault]) => strike(requests, position, name, fault, conclusion)),
    );
    const broken = (await Promise.all(cases)).flat();
    console.log(
      `${cases.length} cases, ${requests} requests in an unharmed command, ${((Date.now() - start) / 1000).toFixed(0)} s`,
    );
    expect(broken).toEqual([]);
    expect(base.violations).toEqual([]);
  },
  300_000,
);

test('each fault at the request for a token, which stands before the first request of all', async () => {
  const broken = await Promise.all(
    FAULTS.map(async ([name, fault]) => {
      const stage = await Stage.open();
      await stage.startBot({ main: built.main, reconcileSeconds: 5 });
      autoRunner(stage);
      stage.git.github.faults.on('POST', '/app/installations/{installation_id}/access_tokens', fault);
      const { world } = stage.git;
      world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
      await until('it has settled', () => isSettled(stage), 60_000).catch(() => {});
      await stage.idle();
      const promises = brokenPromises(stage, 'success');
      if (stage.git.github.faults.struck.length === 0) promises.push('the fault did not strike');
      if (stage.runs().length === 0) promises.push('the command was lost');
      await stage.close();
      return promises.map((what) => `${name}: ${what}`);
    }),
  );
  expect(broken.flat()).toEqual([]);
}, 120_000);
