/** A finding as reports show it: positions instead of offsets, so that nobody needs the text any more. */
import type { ConfigDocument, Range } from '../config/document.ts';
import { rangeOf } from '../config/positions.ts';
import type { Effect, Finding, Integration, Severity } from '../rules/rule.ts';

export interface LocatedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: Effect;
  /** Plain text with `code` in backticks. */
  readonly message: string;
  readonly path: string;
  /** RFC 6901. */
  readonly pointer: string;
  readonly range: Range;
  readonly fix: LocatedFix | null;
  /** Those it holds for; null: all that were looked at. */
  readonly integrations: readonly Integration[] | null;
  readonly worldSizes: readonly number[] | null;
}

export interface LocatedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly LocatedEdit[];
}

export interface LocatedEdit {
  readonly range: Range;
  readonly text: string;
}

export function locate(finding: Finding, document: ConfigDocument): LocatedFinding {
  const { fix } = finding;
  const edits = fix?.edits.map((edit) => ({ range: rangeOf(document.text, edit.span), text: edit.text })) ?? [];
  return {
    rule: finding.rule,
    severity: finding.severity,
    effect: finding.effect,
    message: finding.message,
    path: finding.path,
    pointer: finding.at.pointer,
    range: rangeOf(document.text, finding.at.span),
    fix: fix === null ? null : { title: fix.title, safe: fix.safe, edits },
    integrations: finding.integrations ?? null,
    worldSizes: finding.worldSizes ?? null,
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Worst first, then by file and place. */
export function bySeverity(a: LocatedFinding, b: LocatedFinding): number {
  return RANK[a.severity] - RANK[b.severity] || byPlace(a, b);
}

export function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.column - other.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
}

export function countBySeverity(findings: readonly { readonly severity: Severity }[]): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), notices: count('notice') };
}
