/**
 * The bot as a function of AWS Lambda behind a function URL or an API Gateway (payload format 2.0), and, called by a schedule, its look for
 * what was left undone. The function must be allowed to run for 60 s: work that an answer does not wait for would be frozen with it.
 */
import { readEnvironment } from './environment.ts';
import { type Bot, makeBot } from './make-bot.ts';
import { Redelivery } from './reconcile/deliveries.ts';
import { reconcileOnce } from './reconcile/schedule.ts';

/** The part of API Gateway's payload 2.0 that is used. */
export interface HttpEvent {
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** EventBridge sends `{"source": "aws.events"}`. */
export interface ScheduleEvent {
  readonly source: string;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly body: string;
}

let bot: Promise<Bot> | undefined;

function theBot(): Promise<Bot> {
  const read = readEnvironment(process.env);
  if (read.kind === 'refused') return Promise.reject(new Error(read.problems.join(' ')));
  bot ??= makeBot(read.environment);
  return bot;
}

export async function handler(event: HttpEvent | ScheduleEvent): Promise<HttpAnswer> {
  const { probot, services } = await theBot();
  if (!('headers' in event)) {
    await reconcileOnce({ ...(await theBot()) }, new Redelivery(services.clock.now()), new Set());
    await services.tasks.idle();
    return { statusCode: 200, body: 'ok' };
  }
  const header = (name: string) => Object.entries(event.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  const payload = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  const signature = header('x-hub-signature-256');
  const name = header('x-github-event');
  const id = header('x-github-delivery');
  if (!signature || !name || !id) return { statusCode: 400, body: 'not a webhook of GitHub' };
  try {
    if (!(await probot.webhooks.verify(payload, signature)))
      return { statusCode: 400, body: 'the signature does not fit' };
    await probot.webhooks.verifyAndReceive({ id, name, payload, signature });
    return { statusCode: 200, body: 'ok' };
  } catch (error) {
    services.log.warn({ err: error, id }, 'a delivery failed');
    // a frozen function finishes nothing: what was begun ends first, and GitHub has recorded the delivery as failed meanwhile
    await services.tasks.idle();
    return { statusCode: 503, body: 'not done' };
  }
}
