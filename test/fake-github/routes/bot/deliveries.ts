/** The App's webhook deliveries, newest first, and their redelivery. */
import type { Webhooks } from '../../bot/webhooks.ts';
import type { BotWorld } from '../../bot/world.ts';
import { json, notFound, problem, type Registrar } from '../../http.ts';
import { isAppJwt } from './apps.ts';

export function registerDeliveries(register: Registrar, world: BotWorld, webhooks: () => Webhooks): void {
  register(
    {
      method: 'GET',
      path: '/app/hook/deliveries',
      handle: (call) => {
        if (!isAppJwt(world, call.credential)) return problem(401, 'A JSON web token could not be decoded');
        const size = Math.min(100, Number(call.query.get('per_page') ?? 30));
        const from = Number((call.query.get('cursor') ?? 'v1_0').slice(3));
        const all = webhooks()
          .attempts.filter((attempt) => attempt.isDone)
          .reverse();
        const items = all.slice(from, from + size).map((attempt) => ({
          id: attempt.id,
          guid: attempt.guid,
          delivered_at: attempt.deliveredAt,
          redelivery: attempt.redelivery,
          duration: attempt.seconds,
          status: attempt.statusCode >= 200 && attempt.statusCode < 300 ? 'OK' : 'failed',
          status_code: attempt.statusCode,
          event: attempt.event,
          action: attempt.action,
          installation_id: world.installation.id,
          repository_id: null,
        }));
        const next =
          from + size < all.length
            ? `<${call.api}/app/hook/deliveries?per_page=${size}&cursor=v1_${from + size}>; rel="next"`
            : '';
        return json(items, 200, next === '' ? {} : { link: next });
      },
    },
    {
      method: 'POST',
      path: '/app/hook/deliveries/{delivery_id}/attempts',
      handle: (call) => {
        if (!isAppJwt(world, call.credential)) return problem(401, 'A JSON web token could not be decoded');
        return webhooks().redeliver(Number(call.params.delivery_id)) ? json({}, 202) : notFound();
      },
    },
  );
}
