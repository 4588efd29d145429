/**
 * The first line of our comment: by it a later run finds the comment again, and sees which run wrote it.
 * Anybody can copy a marker, so it counts only together with the author (whose.ts).
 */

export interface Marker {
  /** The head that was reviewed. */
  readonly head: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** Which review of this pull request: two jobs with different policies have a comment each. */
  readonly policy: string;
  /** The bot that wrote it; null for `github-actions[bot]` and for people, who are known without. */
  readonly by: string | null;
}

const PATTERN =
  /^<!-- ds-config-review head=([0-9a-f]{40,64}) run=(\d{1,15})\.(\d{1,9}) policy=(\S+?)(?: by=(\S+))? -->\r?\n/;

/** Percent-encoded, and without the hyphens that could end an HTML comment. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/-/g, '%2D');

export function withMarker(marker: Marker, content: string): string {
  const by = marker.by === null ? '' : ` by=${encoded(marker.by)}`;
  return `<!-- ds-config-review head=${marker.head} run=${marker.runId}.${marker.runAttempt} policy=${encoded(marker.policy)}${by} -->\n${content}`;
}

export interface Marked {
  readonly marker: Marker;
  readonly content: string;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** null: the text does not begin with a marker. */
export function readMarker(body: string): Marked | null {
  const found = PATTERN.exec(body);
  if (!found) return null;
  const [whole, head = '', runId, runAttempt, policy = '', by] = found;
  const path = decoded(policy);
  if (path === null) return null;
  const marker = {
    head,
    runId: Number(runId),
    runAttempt: Number(runAttempt),
    policy: path,
    by: by === undefined ? null : decoded(by),
  };
  // GitHub may give line breaks back as CRLF
  return { marker, content: body.slice(whole.length).replace(/\r\n/g, '\n') };
}

/** Room that the marker takes of a comment's 65,536 characters, at most. */
export function markerLength(marker: Marker): number {
  // a bot's login has no more than 39 + 5 characters, up to three each once encoded
  return withMarker({ ...marker, by: null }, '').length + ' by='.length + 3 * 44;
}

/** Runs have numbers that grow; 0 is one that nobody knows. */
export function isNewer(marker: Marker, than: Marker): boolean {
  if (marker.runId === 0 || than.runId === 0) return false;
  return marker.runId > than.runId || (marker.runId === than.runId && marker.runAttempt > than.runAttempt);
}

export function isSameRun(a: Marker, b: Marker): boolean {
  return a.runId === b.runId && a.runAttempt === b.runAttempt;
}
