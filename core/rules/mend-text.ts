/** `ds-review check --fix`: the fixes of errors and warnings one after the other, each only if the file checked again is better for it. */
import type { ConfigDocument } from '../config/document.ts';
import { applyEdits } from '../config/edit.ts';
import { parseConfig } from '../config/parse.ts';
import { type CheckOptions, checkConfig } from './check.ts';
import type { Finding } from './rule.ts';

export interface MendedText {
  readonly text: string;
  /** Titles of what was applied, in order. */
  readonly applied: readonly string[];
}

/** More than any config has findings: an end, should two rules undo each other. */
const MOST_FIXES = 100;

/** Safe fixes cannot change what a run that works today does; `unsafe` takes the others too. Notices hang on what is not known: they are left. */
export function mendText(path: string, text: string, options: CheckOptions, unsafe: boolean): MendedText {
  const refused = new Set<string>();
  const applied: string[] = [];
  let current = look(path, text, options);
  while (applied.length < MOST_FIXES) {
    const candidate = current.findings.find((finding) => isApplicable(finding, unsafe) && !refused.has(idOf(finding)));
    if (candidate?.fix == null) break;
    const tried = applyEdits(current.document.text, candidate.fix.edits);
    const next = tried === null ? null : look(path, tried, options);
    if (next === null || !isBetter(next.findings, current.findings, candidate)) {
      refused.add(idOf(candidate));
      continue;
    }
    applied.push(candidate.fix.title);
    current = next;
  }
  return { text: current.document.text, applied };
}

interface Looked {
  readonly document: ConfigDocument;
  readonly findings: readonly Finding[];
}

function look(path: string, text: string, options: CheckOptions): Looked {
  const document = parseConfig(path, text);
  return { document, findings: checkConfig(document, options).findings };
}

const idOf = (finding: Finding): string => `${finding.rule} ${finding.at.pointer} ${finding.at.span.start}`;
const isApplicable = ({ fix, severity }: Finding, unsafe: boolean): boolean =>
  severity !== 'notice' && fix !== null && fix.edits.length > 0 && (unsafe || fix.safe);
const errors = (findings: readonly Finding[]): number =>
  findings.filter((finding) => finding.severity === 'error').length;

/** The finding is gone, and no error came in its place. */
function isBetter(now: readonly Finding[], before: readonly Finding[], fixed: Finding): boolean {
  const same = (finding: Finding): boolean => finding.rule === fixed.rule && finding.at.pointer === fixed.at.pointer;
  return now.filter(same).length < before.filter(same).length && errors(now) <= errors(before);
}
