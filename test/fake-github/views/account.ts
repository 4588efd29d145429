import type { Account, App } from '../accounts.ts';
import type { Call } from '../http.ts';

type Addresses = Pick<Call, 'api' | 'web'>;

/** GitHub's "simple user". */
export function accountView(account: Account, { api, web }: Addresses): Record<string, unknown> {
  const url = `${api}/users/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: `U_${account.id}`,
    avatar_url: `${web}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${web}/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

export function appView(app: App, addresses: Addresses): Record<string, unknown> {
  return {
    id: app.id,
    slug: app.slug,
    node_id: `A_${app.id}`,
    client_id: `Iv1.${app.id}`,
    owner: accountView(app.owner, addresses),
    name: app.name,
    description: null,
    external_url: `${addresses.web}/apps/${app.slug}`,
    html_url: `${addresses.web}/apps/${app.slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: app.permissions,
    events: [],
  };
}
