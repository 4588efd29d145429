/** Deliveries that failed are asked for again: GitHub keeps them for three days, but repeats none by itself. */
import type { Octokit } from '../octokit/client.ts';
import type { Services } from '../scope.ts';

export interface Delivery {
  readonly id: number;
  /** The same for every attempt of one event. */
  readonly guid: string;
  readonly event: string;
  readonly delivered_at: string;
  readonly status_code: number;
}

const EVENTS = new Set(['issue_comment', 'pull_request', 'merge_group', 'workflow_run', 'check_run']);
const DAY = 24 * 60 * 60_000;
export const KEPT_MS = 3 * DAY;
const MOST_ATTEMPTS = 6;
const MOST_PAGES = 30;
/** The attempt that we asked for last may still be on its way. */
const PATIENCE_MS = 30_000;

/** The newest attempt of each event that no attempt has brought through. Pure. */
export function failedDeliveries(deliveries: readonly Delivery[]): Delivery[] {
  const byGuid = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    if (!EVENTS.has(delivery.event)) continue;
    const attempts = byGuid.get(delivery.guid);
    if (attempts) attempts.push(delivery);
    else byGuid.set(delivery.guid, [delivery]);
  }
  return [...byGuid.values()].flatMap((attempts) => {
    if (attempts.some(wasTaken) || attempts.length >= MOST_ATTEMPTS) return [];
    const newest = attempts.reduce((a, b) => (Date.parse(b.delivered_at) > Date.parse(a.delivered_at) ? b : a));
    return [newest];
  });
}

function wasTaken({ status_code }: Delivery): boolean {
  return status_code >= 200 && status_code < 400;
}

export class Redelivery {
  readonly #asked = new Map<string, number>();
  #since: number;

  constructor(now: number) {
    this.#since = now - KEPT_MS;
  }

  async run(octokit: Octokit, services: Services): Promise<number> {
    const now = services.clock.now();
    const failed = failedDeliveries(await listSince(octokit, this.#since));
    let count = 0;
    // the oldest first, as they happened
    for (const delivery of failed.reverse()) {
      if (now - (this.#asked.get(delivery.guid) ?? 0) < PATIENCE_MS) continue;
      this.#asked.set(delivery.guid, now);
      services.log.info(
        { guid: delivery.guid, event: delivery.event, status: delivery.status_code },
        'asking for a failed delivery again',
      );
      await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: delivery.id });
      services.metrics.redelivered();
      count += 1;
    }
    for (const [guid, at] of this.#asked) if (now - at > KEPT_MS) this.#asked.delete(guid);
    // what failed stays in view until an attempt succeeds; everything older has been seen
    const oldest = Math.min(now, ...failed.map((delivery) => Date.parse(delivery.delivered_at)));
    this.#since = Math.max(now - KEPT_MS, oldest - 15 * 60_000);
    return count;
  }
}

/** Newest first, by cursor. */
async function listSince(octokit: Octokit, since: number): Promise<Delivery[]> {
  const all: Delivery[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, headers } = await octokit.rest.apps.listWebhookDeliveries({
      per_page: 100,
      ...(cursor ? { cursor } : {}),
    });
    all.push(...data);
    const oldest = data.at(-1);
    if (!oldest || Date.parse(oldest.delivered_at) < since) break;
    cursor = /[?&]cursor=([^&>]+)[^>]*>;\s*rel="next"/.exec(headers.link ?? '')?.[1];
    if (cursor === undefined) break;
    cursor = decodeURIComponent(cursor);
  }
  return all.filter((delivery) => Date.parse(delivery.delivered_at) >= since);
}
