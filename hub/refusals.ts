/** What an answer that is none means. The hub tells by status and by the header X-Error-Code; a mirror often by status alone. */

import { failure, type HubFailure } from './failure.ts';
import type { HubId } from './model-id.ts';
import { hubName, mayHaveToken } from './request.ts';
import type { HubSettings } from './settings.ts';

export function refusal(
  response: Pick<Response, 'status' | 'headers'>,
  { id, revision }: HubId,
  settings: HubSettings,
): HubFailure {
  const { status } = response;
  const error = response.headers.get('x-error-code') ?? '';
  const hub = hubName(settings);
  const hasToken = mayHaveToken(new URL(settings.endpoint), settings);
  if (error === 'GatedRepo' || (status === 403 && error === ''))
    return hasToken
      ? failure(
          'not-granted',
          `it is gated, and the account of the token (${settings.tokenFrom}) has no access: ask for it at ${settings.endpoint}/${id}`,
        )
      : failure(
          'gated',
          `it is gated: accept its terms at ${settings.endpoint}/${id}, and ${howToGiveToken(settings)}`,
        );
  if (status === 401)
    return hasToken && error !== 'RepoNotFound'
      ? failure(
          'token-refused',
          `${hub} does not accept the token (${settings.tokenFrom}): is it complete, and still valid?`,
        )
      : failure('private', `${hub} has no public model of this name; if it is private, ${howToGiveToken(settings)}`);
  if (error === 'RevisionNotFound') return failure('no-revision', `it has no revision ${revision}`);
  if (error === 'EntryNotFound')
    return failure(
      'no-config',
      `it has no config.json at ${revision}: no model that Transformers can build (an adapter, GGUF files?)`,
    );
  if (status === 404)
    return failure(
      'not-found',
      `${hub} has no such model${hasToken ? ', or the token may not read it' : `; if it is private, ${howToGiveToken(settings)}`}`,
    );
  if (status === 403) return failure('not-granted', `${hub} does not let this account read it (403)`);
  if (status === 429)
    return failure('rate-limited', `${hub} has had too many requests from here: wait a while, or give a token`);
  return failure('hub-error', `${hub} answered with ${status}`);
}

/** The token that is there but was held back is the reason to name. */
function howToGiveToken({ token, endpoint }: HubSettings): string {
  return token === null
    ? 'give a token that may read it'
    : `mind that the token is not sent to ${endpoint}, which is not https`;
}
