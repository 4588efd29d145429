/** `ds-review check --format json`: the contract `ds-review/check@1`. Lines and columns count from 1, columns in UTF-16 code units. */
import type { Position } from '../config/document.ts';
import type { UselessEntry } from '../review/suppress.ts';
import type { Severity } from '../rules/rule.ts';
import type { Accepts, CheckedFile, FileKind } from './checked-file.ts';
import type { LocatedFinding } from './finding.ts';

export interface CheckReport {
  readonly schema: 'ds-review/check@1';
  readonly deepspeed_version: string;
  readonly files: readonly {
    readonly path: string;
    readonly kind: FileKind;
    readonly syntax: string;
    readonly accepts: Accepts;
    readonly findings: readonly JsonFinding[];
    /** Accepted with a reason: counted nowhere else. Like the next one only where there are any. */
    readonly suppressed?: readonly (JsonFinding & { readonly reason: string; readonly by: 'comment' | 'policy' })[];
    readonly useless_suppressions?: readonly JsonUseless[];
  }[];
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly pointer: string;
  readonly start: Position;
  readonly end: Position;
  readonly fix: JsonFix | null;
}

export interface JsonFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly start: Position; readonly end: Position; readonly text: string }[];
}

export function checkReport(files: readonly CheckedFile[], deepspeed: string): CheckReport {
  return {
    schema: 'ds-review/check@1',
    deepspeed_version: deepspeed,
    files: files.map(({ path, kind, syntax, accepts, findings, suppressed, useless }) => ({
      path,
      kind,
      syntax,
      accepts,
      findings: findings.map(jsonFinding),
      ...(suppressed.length === 0
        ? {}
        : { suppressed: suppressed.map(({ finding, reason, by }) => ({ ...jsonFinding(finding), reason, by })) }),
      ...(useless.length === 0 ? {} : { useless_suppressions: useless.map(uselessSuppression) }),
    })),
  };
}

export function jsonFinding(finding: LocatedFinding): JsonFinding {
  const { rule, severity, message, pointer, range, fix } = finding;
  return {
    rule,
    severity,
    message,
    pointer,
    start: range.start,
    end: range.end,
    fix: fix === null ? null : jsonFix(fix),
  };
}

export interface JsonUseless {
  readonly rule: string;
  readonly by: 'comment' | 'policy';
  readonly why: 'unused' | 'no-reason' | 'raised';
  readonly message: string;
  /** null: an entry of the policy. */
  readonly start: Position | null;
  readonly end: Position | null;
}

export function uselessSuppression({ rule, by, why, message, range }: UselessEntry): JsonUseless {
  return { rule, by, why, message, start: range?.start ?? null, end: range?.end ?? null };
}

function jsonFix(fix: NonNullable<LocatedFinding['fix']>): JsonFix {
  const edits = fix.edits.map(({ range, text }) => ({ start: range.start, end: range.end, text }));
  return { title: fix.title, safe: fix.safe, edits };
}
