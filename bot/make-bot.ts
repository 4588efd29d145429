/** Puts the parts together, for a process and for a function of a cloud. */
import { Probot } from 'probot';
import { wire } from './app.ts';
import { realClock } from './clock.ts';
import type { Environment } from './environment.ts';
import { makeLog } from './log.ts';
import { Metrics } from './metrics/metrics.ts';
import { botOctokit } from './octokit/client.ts';
import { RecentHeads, type Services } from './scope.ts';
import { JustLaunched } from './settle/just-launched.ts';
import { Tasks } from './tasks.ts';

export interface Bot {
  readonly probot: Probot;
  readonly services: Services;
  readonly metrics: Metrics;
}

export async function makeBot(environment: Environment): Promise<Bot> {
  const metrics = new Metrics({ process: true });
  const log = makeLog(environment);
  const probot = new Probot({
    appId: environment.appId,
    privateKey: environment.privateKey,
    secret: environment.webhookSecret,
    webhookPath: environment.webhookPath,
    log,
    Octokit: botOctokit(realClock, metrics),
    ...(environment.apiUrl === null ? {} : { baseUrl: environment.apiUrl }),
  });
  await probot.ready();
  const tasks = new Tasks(realClock, log, (count) => metrics.tasks(count));
  const services: Services = {
    appId: environment.appId,
    clock: realClock,
    log,
    metrics,
    tasks,
    heads: new RecentHeads(),
    launched: new JustLaunched(),
    later: (milliseconds, work) => {
      const timer = setTimeout(() => {
        work().catch((error: unknown) => log.error({ err: error }, 'a later look failed'));
      }, milliseconds);
      timer.unref();
    },
  };
  wire(probot, services);
  return { probot, services, metrics };
}
