import { expect, test } from '@jest/globals';
import { type Delivery, failedDeliveries } from '../../../bot/reconcile/deliveries.ts';

const delivery = (id: number, guid: string, status_code: number, event = 'issue_comment'): Delivery => ({
  id,
  guid,
  event,
  status_code,
  delivered_at: new Date(1_700_000_000_000 + id * 1000).toISOString(),
});

test.each([
  ['a failed one', [delivery(1, 'a', 502)], [1]],
  ['no answer at all', [delivery(1, 'a', 0)], [1]],
  ['the newest attempt', [delivery(2, 'a', 503), delivery(1, 'a', 502)], [2]],
  ['not what a later attempt brought through', [delivery(2, 'a', 200), delivery(1, 'a', 502)], []],
  ['not what an earlier attempt had brought through', [delivery(2, 'a', 502), delivery(1, 'a', 200)], []],
  ['not events that the bot does not take', [delivery(1, 'a', 502, 'star')], []],
  ['not for ever', [1, 2, 3, 4, 5, 6].map((id) => delivery(id, 'a', 502)), []],
  ['each event for itself', [delivery(3, 'b', 502), delivery(2, 'a', 200), delivery(1, 'a', 502)], [3]],
])('%s', (_what, list, ids) => expect(failedDeliveries(list).map(({ id }) => id)).toEqual(ids));
