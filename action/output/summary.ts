/** The job summary: all that the comment says and more, also where no comment may be written. */
import { appendFileSync, statSync } from 'node:fs';
import { renderComment } from '../../core/report/comment/comment.ts';
import { markdownText } from '../../core/report/escape.ts';
import type { Review } from '../../core/review/outcome.ts';
import type { Annotated } from './annotate.ts';

/** Bytes of all that a step writes; GitHub shows nothing of a larger summary. */
export const SUMMARY_LIMIT = 1024 * 1024;
const ROOM = 4096;

export interface SummaryParts {
  readonly review: Review;
  readonly annotated: Annotated;
  /** In words, from here and from GitHub. */
  readonly notes: readonly string[];
}

function tail({ annotated, notes }: SummaryParts): string {
  const lines = notes.map((note) => `- ⚠️ ${markdownText(note)}`);
  const left = Object.entries(annotated.left).filter(([, count]) => count > 0);
  if (left.length > 0) {
    const counts = left.map(([level, count]) => `${count} × ${level}`).join(', ');
    lines.push(
      `- Without an annotation of their own, as GitHub shows ten of a level: ${counts}. The JSON report has all.`,
    );
  }
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}\n`;
}

/** At most `limit` bytes. */
export function renderSummary(parts: SummaryParts, limit = SUMMARY_LIMIT): string {
  const end = Buffer.from(tail(parts));
  const after = end.length > limit / 2 ? '\n\n- ⚠️ Much was left out: see the log.\n' : end.toString('utf8');
  // the renderer counts UTF-16 units, of which one is up to three bytes
  for (const share of [1, 2 / 3, 1 / 3]) {
    const room = Math.floor((limit - Buffer.byteLength(after) - ROOM) * share);
    const { body } = renderComment(parts.review, { limit: room, withState: false });
    const summary = body + after;
    if (Buffer.byteLength(summary) <= limit) return summary;
  }
  return after;
}

/** Adds to what earlier steps of the same file wrote. */
export function writeSummary(file: string | null, parts: SummaryParts): void {
  if (file === null) return;
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (used > SUMMARY_LIMIT - 2 * ROOM) return;
  appendFileSync(file, `${renderSummary(parts, SUMMARY_LIMIT - used - 1)}\n`);
}
