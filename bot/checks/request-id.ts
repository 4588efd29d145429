/**
 * The name of one command's run: stands in the run's name, in the check's external_id and in the dispatch. It leads from a run to its check
 * (by number), from a comment to its check (by prefix), and says in the list of runs whose, which profile and which config it was,
 * so that limits and duplicates need no other memory than GitHub's.
 */
export interface RequestId {
  /** The comment that asked. */
  readonly commentId: number;
  readonly checkRunId: number;
  readonly userId: number;
  /** First 12 hex digits of the config's SHA-256 under this profile's settings: a hint; whoever relies on it compares the whole hash in the check. */
  readonly configHash: string;
  readonly profile: string;
}

const SHAPE =
  /(?:^|[^A-Za-z0-9._-])ds-(\d{1,16})-(\d{1,16})-(\d{1,12})-([0-9a-f]{12})-([A-Za-z0-9][A-Za-z0-9._-]{0,39})(?![A-Za-z0-9._-])/;

/** At most 100 characters of `[A-Za-z0-9._-]`. */
export function formatRequestId(id: RequestId): string {
  return `${commentPrefix(id.commentId)}${id.checkRunId}-${id.userId}-${id.configHash.slice(0, 12)}-${id.profile}`;
}

export function commentPrefix(commentId: number): string {
  return `ds-${commentId}-`;
}

/** Finds the request id inside a run's name; null where there is none. */
export function findRequestId(text: string): RequestId | null {
  const found = SHAPE.exec(text);
  const [, comment, check, user, configHash, profile] = found ?? [];
  if (comment === undefined || configHash === undefined || profile === undefined) return null;
  const numbers = [comment, check, user].map(Number);
  if (!numbers.every(Number.isSafeInteger)) return null;
  const [commentId = 0, checkRunId = 0, userId = 0] = numbers;
  return { commentId, checkRunId, userId, configHash, profile };
}
