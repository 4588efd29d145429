/** Fixes one after the other, each only if the text looked at again is better for it: the one way in which fixes are applied. */
import { applyEdits } from '../config/edit.ts';
import type { Edit, Severity } from './rule.ts';

/** A finding as mending needs it. */
export interface Fixable {
  readonly rule: string;
  readonly severity: Severity;
  /** RFC 6901. */
  readonly pointer: string;
  /** UTF-16 units. */
  readonly offset: number;
  /** null: it has none that can be written. */
  readonly fix: { readonly title: string; readonly safe: boolean; readonly edits: readonly Edit[] } | null;
}

export interface MendOptions {
  /** Those too that may change what a run that works does. */
  readonly unsafe: boolean;
  /** Looks at the text; each costs a check of the whole file. */
  readonly most: number;
}

export interface MendedText {
  readonly text: string;
  /** Titles of what was applied, in order. */
  readonly applied: readonly string[];
}

/** `look` gives the findings of a text, worst or first ones first: in their order fixes are tried. Notices hang on what is not known: they are left. */
export function mend(
  text: string,
  look: (text: string) => readonly Fixable[],
  { unsafe, most }: MendOptions,
): MendedText {
  const refused = new Set<string>();
  const applied: string[] = [];
  let current = { text, findings: look(text) };
  for (let looks = 0; looks < most; ) {
    const candidate = current.findings.find((one) => isApplicable(one, unsafe) && !refused.has(idOf(one)));
    if (candidate === undefined || candidate.fix === null) break;
    const tried = applyEdits(current.text, candidate.fix.edits);
    if (tried !== null) looks += 1;
    const findings = tried === null ? null : look(tried);
    if (tried === null || findings === null || !isBetter(findings, current.findings, candidate)) {
      refused.add(idOf(candidate));
      continue;
    }
    applied.push(candidate.fix.title);
    current = { text: tried, findings };
  }
  return { text: current.text, applied };
}

const idOf = ({ rule, pointer, offset }: Fixable): string => `${rule} ${pointer} ${offset}`;
const isApplicable = ({ fix, severity }: Fixable, unsafe: boolean): boolean =>
  severity !== 'notice' && fix !== null && fix.edits.length > 0 && (unsafe || fix.safe);
const count = (findings: readonly Fixable[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** The finding is gone, and nothing as bad came in its place. What an error hid may show: as many errors are no worse than before. */
function isBetter(now: readonly Fixable[], before: readonly Fixable[], fixed: Fixable): boolean {
  const same = (one: Fixable): boolean => one.rule === fixed.rule && one.pointer === fixed.pointer;
  if (now.filter(same).length >= before.filter(same).length) return false;
  const [errors, errorsBefore] = [count(now, 'error'), count(before, 'error')];
  if (errors !== errorsBefore) return errors < errorsBefore;
  return fixed.severity === 'error' || count(now, 'warning') <= count(before, 'warning');
}
