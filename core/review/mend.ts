/** The fixes of a config's errors and warnings together, as a patch. */
import { offsetAt } from '../config/positions.ts';
import { unifiedDiff } from '../diff/lines.ts';
import type { LocatedFinding } from '../report/finding.ts';
import { type Fixable, mend as mendWith } from '../rules/mend.ts';
import type { Patch } from './outcome.ts';
import type { Side } from './side.ts';

/** Each is a review of the file. */
const MOST_LOOKS = 12;
/** UTF-16 units: no config that people write is larger. */
const LARGEST_TEXT = 65_536;
/** A patch that nobody reads in a comment. */
const MOST_LINES = 120;

/** `again` reviews another text of the same file. null: no fix, or none that helps. */
export function mend(side: Side, again: (text: string) => Side): Patch | null {
  const { text } = side.document;
  if (text.length > LARGEST_TEXT) return null;
  const look = (current: string): readonly Fixable[] =>
    (current === text ? side : again(current)).findings.map((finding) => fixable(finding, current));
  const mended = mendWith(text, look, { unsafe: true, most: MOST_LOOKS });
  if (mended.applied.length === 0) return null;
  const diff = unifiedDiff(text, mended.text);
  return diff.split('\n').length > MOST_LINES ? null : { diff, fixes: mended.applied };
}

function fixable({ rule, severity, pointer, range, fix }: LocatedFinding, text: string): Fixable {
  const edits = fix?.edits.map((edit) => ({
    span: { start: offsetAt(text, edit.range.start), end: offsetAt(text, edit.range.end) },
    text: edit.text,
  }));
  return {
    rule,
    severity,
    pointer,
    offset: offsetAt(text, range.start),
    fix: fix === null || edits === undefined ? null : { title: fix.title, safe: fix.safe, edits },
  };
}
