/**
 * The bot under load: 200 webhooks a second, one command a second among them, as one process on one core. `BENCH_BOT_SECONDS=60` for the
 * whole minute; default 10.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../test/bot/harness/bundle.ts';
import { autoRunner } from '../../test/bot/harness/outcome.ts';
import { Stage, until } from '../../test/bot/harness/stage.ts';
import type { Attempt } from '../../test/fake-github/bot/webhooks.ts';
import { type Figure, figureLine, holds } from './figure.ts';

const PER_SECOND = 200;
const WARM_UP_SECONDS = 3;

export async function benchBot(): Promise<Figure[]> {
  const seconds = Number(process.env.BENCH_BOT_SECONDS ?? 10);
  const built = await bundle();
  const first = await Stage.open();
  const bot = await first.startBot({ main: built.main });
  try {
    pin(bot.child.pid);
    const stages: Stage[] = [];
    for (let index = 0; index < seconds + WARM_UP_SECONDS; index += 1) {
      const stage = await Stage.open({}, first);
      autoRunner(stage);
      stages.push(stage);
    }
    const { webhooks, world } = first.git;
    world.state.addComment(first.repository, first.pull.number, 'Nice work! '.repeat(30), world.state.user('ann'));
    await first.idle();
    const unrelated = webhooks.commentPayload(first.repository, [...first.repository.comments.keys()].at(-1) ?? 0);
    const memory: number[] = [];
    const others: Promise<Attempt>[] = [];
    const commands: Attempt[] = [];
    const before = first.requests;
    const start = Date.now();
    for (const [second, stage] of stages.entries()) {
      const isWarm = second >= WARM_UP_SECONDS;
      const seen = webhooks.attempts.length;
      world.state.addComment(stage.repository, stage.pull.number, '/ds-smoke zero3', world.state.user('will'));
      const command = webhooks.attempts[seen];
      if (command && isWarm) commands.push(command);
      for (let part = 0; part < 20; part += 1) {
        for (let index = 0; index < PER_SECOND / 20; index += 1) {
          const sent = webhooks.send('issue_comment', unrelated);
          if (isWarm) others.push(sent);
        }
        const next = start + second * 1000 + (part + 1) * 50;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - Date.now())));
      }
      memory.push(residentBytes(bot.child.pid));
    }
    const answered = await Promise.all(others);
    await until(
      'every check has ended',
      () => stages.every((stage) => stage.checks('ds-smoke/zero3')[0]?.status === 'completed'),
      30_000,
    ).catch(() => {});
    await first.idle();
    const times = answered.map((attempt) => attempt.seconds).sort((a, b) => a - b);
    const lost = [...answered, ...commands].filter((attempt) => attempt.statusCode !== 200).length;
    const open = stages.filter((stage) => stage.checks('ds-smoke/zero3')[0]?.conclusion !== 'success').length;
    const settled = memory.slice(WARM_UP_SECONDS);
    const growth = Math.max(...settled.slice(-3)) / Math.max(...settled.slice(0, 3));
    const requests = (first.requests - before) / stages.length;
    return [
      {
        name: `bot: deliveries lost of ${answered.length + commands.length}`,
        value: lost,
        unit: '',
        limit: { most: 0 },
      },
      { name: `bot: commands of ${stages.length} without a green check`, value: open, unit: '', limit: { most: 0 } },
      {
        name: 'bot: 99 % of the others answered within',
        value: times[Math.floor(times.length * 0.99)] ?? 0,
        unit: 's',
        limit: { most: 1 },
      },
      {
        name: 'bot: slowest command answered within',
        value: Math.max(...commands.map((attempt) => attempt.seconds)),
        unit: 's',
        limit: { most: 9 },
      },
      { name: 'bot: memory at the end over memory once warm', value: growth, unit: '×', limit: { most: 1.25 } },
      { name: 'bot: requests for a command, gate after it included', value: requests, unit: '', limit: { most: 22 } },
    ];
  } finally {
    await first.close();
    built.remove();
  }
}

/** One core; where that cannot be said, the process has its one thread. */
function pin(pid: number | undefined): void {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', '0', String(pid)], { stdio: 'ignore' });
  } catch {
    // not Linux, or no taskset
  }
}

function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const figures = await benchBot();
  for (const figure of figures) console.log(figureLine(figure));
  process.exit(figures.every(holds) ? 0 : 1);
}
