/** When the bot looks after what was left undone: once it listens, and every few minutes. */

import { scopeOf } from '../events/scope-of.ts';
import type { Bot } from '../make-bot.ts';
import { Redelivery } from './deliveries.ts';
import { type SettledRuns, sweepRepository } from './open-checks.ts';

export interface Reconciling {
  readonly stop: () => void;
}

export function startReconciling(bot: Bot, every: number): Reconciling {
  const { services } = bot;
  const redelivery = new Redelivery(services.clock.now());
  const settled: SettledRuns = new Set();
  let isStopped = every === 0;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    if (isStopped) return;
    await reconcileOnce(bot, redelivery, settled, () => isStopped);
    if (isStopped) return;
    timer = setTimeout(round, every);
    timer.unref();
  };
  // what listens already answers meanwhile
  setImmediate(() => void round());
  return {
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Never throws: what fails now is tried in the next round. */
export async function reconcileOnce(
  bot: Bot,
  redelivery: Redelivery,
  settled: SettledRuns,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const { services } = bot;
  try {
    await redelivery.run(await bot.probot.auth(), services);
  } catch (error) {
    services.log.warn({ err: error }, 'failed deliveries could not be looked for');
  }
  try {
    await sweepAll(bot, settled, isStopped);
  } catch (error) {
    services.log.warn({ err: error }, 'open checks could not be looked for');
  }
  if (settled.size > 20_000) settled.clear();
}

async function sweepAll({ probot, services }: Bot, settled: SettledRuns, isStopped: () => boolean): Promise<void> {
  const app = await probot.auth();
  for await (const { data: installations } of app.paginate.iterator(app.rest.apps.listInstallations, {
    per_page: 100,
  })) {
    for (const installation of installations) {
      if (installation.suspended_at || isStopped()) continue;
      const octokit = await probot.auth(installation.id);
      for await (const { data } of octokit.paginate.iterator(octokit.rest.apps.listReposAccessibleToInstallation, {
        per_page: 100,
      })) {
        for (const repository of data) {
          if (isStopped() || repository.archived || repository.disabled) continue;
          const scope = scopeOf(services, octokit, repository);
          await sweepRepository(scope, settled).catch((error: unknown) => {
            services.log.warn(
              { err: error, repository: repository.full_name },
              'a repository could not be looked through',
            );
          });
        }
      }
    }
  }
}
