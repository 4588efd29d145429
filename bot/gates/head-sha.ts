/** Which commit the command means: the head that its author could see. Whoever can push must not choose what runs after the command. */
import { type Decision, refuse } from './decision.ts';

export interface HeadFacts {
  readonly headSha: string;
  readonly namedSha: string | null;
  readonly profile: string;
  /** Milliseconds since 1970, GitHub's clock. */
  readonly commandAt: number;
  readonly now: number;
  /** When GitHub told us of this head (the `synchronize` event); null: we were not told. */
  readonly headSince: number | null;
}

/** GitHub's times have whole seconds. */
const RESOLUTION_MS = 1000;
/** GitHub keeps deliveries for three days: a command that says to be older has no usable time. */
const OLDEST_MS = 4 * 24 * 60 * 60_000;

export function decideHead(facts: HeadFacts): Decision {
  const { headSha, namedSha, commandAt, headSince, now } = facts;
  if (namedSha !== null && !headSha.startsWith(namedSha)) {
    return refuse(
      'sha-is-not-head',
      `\`${namedSha}\` is not the head of this pull request, \`${headSha.slice(0, 12)}\` is. Look at what came since, then ask again: \`/ds-smoke ${facts.profile} ${headSha}\`.`,
    );
  }
  const isDated = now - commandAt <= OLDEST_MS;
  if (namedSha === null && isDated && headSince !== null && headSince > commandAt + RESOLUTION_MS) {
    return headMoved(headSha, facts.profile);
  }
  return { kind: 'go' };
}

export function headMoved(newSha: string, profile: string) {
  return refuse(
    'head-moved',
    `The head of this pull request moved to \`${newSha.slice(0, 12)}\` after the command came, so nothing was started. Look at the new commit, then ask again: \`/ds-smoke ${profile} ${newSha}\`.`,
  );
}
