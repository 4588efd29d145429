/** The fixes of a config's errors and warnings together, as a patch: each is taken only if the config, reviewed again, is better for it. */
import { applyEdits } from '../config/edit.ts';
import { offsetAt } from '../config/positions.ts';
import { unifiedDiff } from '../diff/lines.ts';
import type { LocatedFinding } from '../report/finding.ts';
import { fingerprint } from '../report/fingerprint.ts';
import type { Edit } from '../rules/rule.ts';
import type { Patch } from './outcome.ts';
import type { Side } from './side.ts';

/** Each trial is a review of the file. */
const MOST_TRIALS = 12;
/** UTF-16 units: no config that people write is larger. */
const LARGEST_TEXT = 65_536;
/** A patch that nobody reads in a comment. */
const MOST_LINES = 120;

/** `again` reviews another text of the same file. null: no fix, or none that helps. */
export function mend(side: Side, again: (text: string) => Side): Patch | null {
  const { text } = side.document;
  if (text.length > LARGEST_TEXT) return null;
  let edits: readonly Edit[] = [];
  let best = serious(side);
  let mended = text;
  const fixes: string[] = [];
  for (const finding of side.findings.filter(isSerious).filter(hasEdits).slice(0, MOST_TRIALS)) {
    if (!best.has(fingerprint(finding))) continue;
    const more = [...edits, ...editsOf(finding, text)];
    const tried = applyEdits(text, more);
    if (tried === null) continue;
    const found = serious(again(tried));
    if (!isBetter(found, best)) continue;
    [edits, best, mended] = [more, found, tried];
    fixes.push(finding.fix?.title ?? '');
  }
  if (fixes.length === 0) return null;
  const diff = unifiedDiff(text, mended);
  return diff.split('\n').length > MOST_LINES ? null : { diff, fixes };
}

const isSerious = (finding: LocatedFinding): boolean => finding.severity !== 'notice';
const hasEdits = (finding: LocatedFinding): boolean => (finding.fix?.edits.length ?? 0) > 0;
type Serious = ReadonlyMap<string, LocatedFinding>;
const serious = (side: Side): Serious => new Map(side.findings.filter(isSerious).map((one) => [fingerprint(one), one]));

/** Fewer errors, or as many and fewer warnings; and no error that was not there. What an error hid may show as a warning. */
function isBetter(found: Serious, before: Serious): boolean {
  const errors = (one: Serious) => [...one.values()].filter((finding) => finding.severity === 'error').length;
  if ([...found].some(([id, finding]) => finding.severity === 'error' && !before.has(id))) return false;
  return errors(found) < errors(before) || (errors(found) === errors(before) && found.size < before.size);
}

function editsOf(finding: LocatedFinding, text: string): readonly Edit[] {
  return (finding.fix?.edits ?? []).map(({ range, text: replacement }) => ({
    span: { start: offsetAt(text, range.start), end: offsetAt(text, range.end) },
    text: replacement,
  }));
}
