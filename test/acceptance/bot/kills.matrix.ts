/**
 * `kill -9` between any two requests of a command, once before the next request took effect and once after; then a new process, which finds
 * what was left. Every case has a GitHub and a process of its own.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Bundle, bundle } from '../../bot/harness/bundle.ts';
import { autoRunner, brokenPromises, isSettled } from '../../bot/harness/outcome.ts';
import { Stage, until } from '../../bot/harness/stage.ts';

let built: Bundle;
beforeAll(async () => {
  built = await bundle();
});
afterAll(() => built.remove());

/** null: the command had fewer requests. */
async function killAt(position: number, effect: 'before' | 'after', conclusion: string): Promise<string[] | null> {
  const stage = await Stage.open();
  try {
    const bot = await stage.startBot({ main: built.main });
    autoRunner(stage, conclusion, 150);
    let count = 0;
    stage.git.github.faults.add({
      when: () => {
        count += 1;
        // the process is gone before it can see an answer
        if (count === position) bot.child.kill('SIGKILL');
        return count === position;
      },
      fault: { kind: 'reset', effect },
    });
    const { world } = stage.git;
    world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
    await until(
      'the bot is killed, or has done it',
      () => stage.git.github.faults.struck.length > 0 || isSettled(stage),
      20_000,
    );
    if (stage.git.github.faults.struck.length === 0) return null;
    await bot.exited();
    await stage.idle();
    await stage.killBot(bot);
    await stage.startBot({ main: built.main, reconcileSeconds: 5 });
    await until('it has settled', () => isSettled(stage), 75_000).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const hit = stage.git.github.faults.struck[0]?.request;
    const broken = brokenPromises(stage, conclusion);
    if (stage.runs().length === 0) broken.push('the command was lost');
    broken.push(...stage.violations);
    return broken.map(
      (what) => `killed ${effect} request ${position} (${hit?.method} ${hit?.route}) took effect: ${what}`,
    );
  } finally {
    await stage.close();
  }
}

test.each(['success', 'failure'])(
  'killed between any two requests; the run ends as %s',
  async (conclusion) => {
    const most = 30;
    const cases = Array.from({ length: most }, (_, index) => index + 1).flatMap((position) =>
      (['before', 'after'] as const).map((effect) => () => killAt(position, effect, conclusion)),
    );
    const start = Date.now();
    const outcomes = await inParallel(cases, 10);
    const met = outcomes.filter((outcome) => outcome !== null);
    console.log(`${met.length} kills, ${((Date.now() - start) / 1000).toFixed(0)} s`);
    expect(met.length).toBeGreaterThan(30);
    expect(met.flat()).toEqual([]);
  },
  600_000,
);

async function inParallel<T>(work: readonly (() => Promise<T>)[], most: number): Promise<T[]> {
  const results: T[] = [];
  const queue = [...work.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
