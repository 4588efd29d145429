/** `ds-review check --fix`: the edits of findings, applied to the text. */
import type { Edit, Finding } from './rule.ts';

export interface FixedText {
  readonly text: string;
  readonly applied: readonly Finding[];
  /** Left out: their edits touch those of an applied one. Another round may take them. */
  readonly skipped: readonly Finding[];
}

/** In file order; `unsafe`: those too that may change what a run that works does. Edits that overlap are never both applied. */
export function applyFixes(text: string, findings: readonly Finding[], unsafe = false): FixedText {
  const applied: Finding[] = [];
  const skipped: Finding[] = [];
  const edits: Edit[] = [];
  for (const finding of findings) {
    const { fix } = finding;
    if (fix === null || !(fix.safe || unsafe)) continue;
    if (fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) skipped.push(finding);
    else {
      edits.push(...fix.edits);
      applied.push(finding);
    }
  }
  return { text: applyEdits(text, edits), applied, skipped };
}

/** Edits must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  return ordered.reduce((all, { span, text: piece }) => all.slice(0, span.start) + piece + all.slice(span.end), text);
}

/** Two insertions at one place touch, too: their order would be by chance. */
function touches(a: Edit, b: Edit): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end
    ? true
    : a.span.start === b.span.start || a.span.end === b.span.end;
}
