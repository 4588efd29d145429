/**
 * When a delivery is answered: with 2xx only once its work is done, and always before GitHub stops waiting. Work that takes longer goes on,
 * but its delivery counts as failed: if this process dies on the way, GitHub still knows, and has it delivered again.
 */
import type { Services } from '../scope.ts';

/** GitHub waits ten seconds, and the middleware in front of the handlers gives up after nine. */
const DEADLINE_MS = 8000;

export class NotDone extends Error {
  /** What the webhook middleware answers with. */
  readonly status = 503;
}

export async function answerInTime(
  services: Services,
  event: string,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const { clock, metrics, log, tasks } = services;
  const start = clock.now();
  const seconds = () => (clock.now() - start) / 1000;
  const task = tasks.run(key, work);
  const outcome = task.then(
    () => 'done' as const,
    (error: unknown) => {
      log.error({ err: error, key }, 'a delivery failed');
      return 'failed' as const;
    },
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), DEADLINE_MS);
  });
  const first = await Promise.race([outcome, late]);
  clearTimeout(timer);
  metrics.delivery(event, first === 'done' ? 'done' : 'failed', seconds());
  if (first !== 'done') throw new NotDone(first === 'late' ? 'still at work' : 'failed');
}
