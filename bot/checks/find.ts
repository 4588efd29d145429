/** The App's own checks on a commit. */
import { at, type Scope } from '../scope.ts';
import { findRequestId } from './request-id.ts';
import { decodeState, type SmokeState } from './state.ts';

export interface FoundCheck {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly isOpen: boolean;
  readonly conclusion: string | null;
  /** Milliseconds since 1970; null: not begun. */
  readonly startedAt: number | null;
  readonly url: string | null;
  readonly appSlug: string | null;
  readonly state: SmokeState | null;
}

interface RawCheck {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly started_at: string | null;
  readonly html_url: string | null;
  readonly output: { readonly text: string | null };
  readonly app: { readonly id: number; readonly slug?: string } | null;
}

/** null: another App's. */
export function readCheck(scope: Scope, raw: RawCheck): FoundCheck | null {
  if (raw.app !== null && raw.app.id !== scope.services.appId) return null;
  return {
    id: raw.id,
    name: raw.name,
    headSha: raw.head_sha,
    externalId: raw.external_id ?? '',
    isOpen: raw.status !== 'completed',
    conclusion: raw.conclusion,
    startedAt: raw.started_at === null ? null : Date.parse(raw.started_at),
    url: raw.html_url,
    appSlug: raw.app?.slug ?? null,
    state: decodeState(raw.output.text),
  };
}

/** Newest first. */
export async function checksOf(scope: Scope, sha: string): Promise<FoundCheck[]> {
  const raw = await scope.octokit.paginate(scope.octokit.rest.checks.listForRef, {
    ...at(scope),
    ref: sha,
    filter: 'all',
    app_id: scope.services.appId,
    per_page: 100,
  });
  return raw.flatMap((check) => readCheck(scope, check) ?? []).sort((a, b) => b.id - a.id);
}

export async function checkById(scope: Scope, id: number): Promise<FoundCheck | null> {
  const { data } = await scope.octokit.rest.checks.get({ ...at(scope), check_run_id: id });
  return readCheck(scope, data);
}

/** The check that this comment's command made. */
export function checkOfComment(checks: readonly FoundCheck[], commentId: number): FoundCheck | undefined {
  return checks.find((check) => findRequestId(check.externalId)?.commentId === commentId);
}
