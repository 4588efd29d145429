/** The App itself: its JWT, installations and their tokens. */
import { verify } from 'node:crypto';
import type { BotWorld } from '../../bot/world.ts';
import { type Call, json, notFound, problem, type Registrar, type Reply } from '../../http.ts';
import { paged } from '../../paging.ts';
import { accountView, appView } from '../../views/account.ts';
import { repositoryView } from '../../views/repository.ts';

/** RS256, issued by the App, valid for ten minutes at most. */
export function isAppJwt(world: BotWorld, credential: string | null): boolean {
  const [head, payload, signature] = credential?.split('.') ?? [];
  if (head === undefined || payload === undefined || signature === undefined) return false;
  if (!verify('sha256', Buffer.from(`${head}.${payload}`), world.publicKey, Buffer.from(signature, 'base64url')))
    return false;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const { iss, iat, exp } = claims as { iss: unknown; iat: number; exp: number };
  const now = Date.now() / 1000;
  return String(iss) === String(world.app.id) && exp > now && exp - now <= 600 && iat <= now + 5;
}

function asApp(world: BotWorld, call: Call, then: () => Reply): Reply {
  return isAppJwt(world, call.credential) ? then() : problem(401, 'A JSON web token could not be decoded');
}

export function registerApps(register: Registrar, world: BotWorld): void {
  const installation = (call: Call) => ({
    id: world.installation.id,
    account: accountView(world.installation.account, call),
    repository_selection: 'all',
    app_id: world.app.id,
    permissions: world.installation.permissions,
    events: [],
    suspended_at: null,
  });
  register(
    { method: 'GET', path: '/app', handle: (call) => asApp(world, call, () => json(appView(world.app, call))) },
    {
      method: 'GET',
      path: '/app/installations',
      handle: (call) => asApp(world, call, () => paged(call, [world.installation], () => installation(call))),
    },
    {
      method: 'POST',
      path: '/app/installations/{installation_id}/access_tokens',
      handle: (call) =>
        asApp(world, call, () => {
          if (Number(call.params.installation_id) !== world.installation.id) return notFound();
          const expires_at = new Date(world.state.clock() + 3600_000).toISOString();
          const token = world.installationToken();
          return json(
            { token, expires_at, permissions: world.installation.permissions, repository_selection: 'all' },
            201,
          );
        }),
    },
    {
      method: 'GET',
      path: '/installation/repositories',
      handle: (call) => {
        if (call.token?.installationId !== world.installation.id) return problem(403, 'Resource not accessible');
        const all = [...world.state.repositories.values()].filter((one) => one.owner === world.installation.account);
        const repositories = all.map((one) => repositoryView(one, call));
        return json({ total_count: all.length, repositories });
      },
    },
    {
      method: 'GET',
      path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
      handle: (call) => {
        if (world.installation.permissions.members === undefined)
          return problem(403, 'Resource not accessible by integration');
        const team = world.teams.get(`${call.params.org}/${call.params.team_slug}`);
        if (!team?.has((call.params.username ?? '').toLowerCase())) return notFound();
        return json({ url: `${call.api}${call.path}`, role: 'member', state: 'active' });
      },
    },
  );
}
