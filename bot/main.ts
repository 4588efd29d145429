/** The process: checks its environment, listens, looks after what was left open, and ends what it began. */
import { readEnvironment } from './environment.ts';
import { Health } from './health/status.ts';
import { makeBot } from './make-bot.ts';
import { startReconciling } from './reconcile/schedule.ts';
import { makeServer } from './server.ts';

/** Kubernetes kills after 30 s. */
const DRAIN_MS = 25_000;

async function main(): Promise<void> {
  const read = readEnvironment(process.env);
  if (read.kind === 'refused') {
    for (const problem of read.problems) console.error(`ds-review bot: ${problem}`);
    process.exitCode = 1;
    return;
  }
  const { environment } = read;
  const bot = await makeBot(environment);
  const { log } = bot.services;
  const health = new Health();
  const server = await makeServer(bot, health);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(environment.port, environment.host, resolve);
  });
  health.ready();
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : environment.port;
  log.info({ host: environment.host, port }, `listening on http://${environment.host}:${port}`);
  const reconciling = startReconciling(bot, environment.reconcileEvery);

  let isStopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal, tasks: bot.services.tasks.count }, 'stopping: no new deliveries, what is in flight is finished');
    health.stopping();
    reconciling.stop();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const isDone = await bot.services.tasks.drain(DRAIN_MS);
    if (isDone) await closed;
    log.info({ isDone }, 'stopped');
    process.exit(isDone ? 0 : 1);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(`ds-review bot: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
