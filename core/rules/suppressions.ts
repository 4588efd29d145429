/** Findings that people accept, with a reason: in the policy by rule and path, in HJSON and YAML by a comment. */
import type { ConfigDocument, Span } from '../config/document.ts';
import type { Finding } from './rule.ts';

/** Of the policy, for this file. */
export interface AcceptedRule {
  readonly rule: string;
  readonly reason: string;
}

export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
  /** Who accepts it: a comment in the file itself, or the policy. */
  readonly by: 'comment' | 'policy';
}

/** A comment or policy entry that suppresses nothing, and why. */
export interface UselessSuppression {
  readonly rule: string;
  /** Absent for an entry of the policy. */
  readonly span?: Span;
  readonly why: 'unused' | 'no-reason' | 'raised';
  readonly message: string;
}

export interface SuppressionResult {
  readonly findings: Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly useless: readonly UselessSuppression[];
}

interface Comment {
  readonly rule: string;
  readonly reason: string;
  readonly span: Span;
  /** Offsets of the lines it counts for: its own, and the next one that is no comment. */
  readonly from: number;
  readonly to: number;
}

const COMMENT = /(?:#|\/\/)[ \t]*ds-review:[ \t]*ignore\[([a-z0-9-]+)\][ \t]*([^\n\r]*)/g;

/** An error that DeepSpeed (or what launches it) raises cannot be suppressed: the run would end in it. */
export function suppress(
  document: ConfigDocument,
  findings: readonly Finding[],
  accepted: readonly AcceptedRule[] = [],
): SuppressionResult {
  // The words stand in few files: a look is cheaper than the search.
  const mayHaveComments = document.syntax !== 'json' && document.text.includes('ds-review:');
  const comments = mayHaveComments ? commentsOf(document.text) : [];
  if (comments.length === 0 && accepted.length === 0) return { findings: [...findings], suppressed: [], useless: [] };
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  const used = new Set<Comment | AcceptedRule>();
  const raised = new Set<Comment | AcceptedRule>();
  for (const finding of findings) {
    const comment = comments.find(
      (one) => one.rule === finding.rule && finding.at.span.start >= one.from && finding.at.span.start < one.to,
    );
    const by = comment ?? accepted.find((one) => one.rule === finding.rule);
    if (by === undefined) {
      kept.push(finding);
    } else if (isRaised(finding)) {
      raised.add(by);
      kept.push(finding);
    } else if (by.reason.trim() === '') {
      kept.push(finding);
    } else {
      used.add(by);
      suppressed.push({ finding, reason: by.reason.trim(), by: comment === undefined ? 'policy' : 'comment' });
    }
  }
  const useless = [...comments, ...accepted]
    .filter((one) => !used.has(one))
    .map((one) => uselessOf(one, raised.has(one)));
  return { findings: kept, suppressed, useless };
}

function isRaised(finding: Finding): boolean {
  return finding.severity === 'error' && (finding.effect === 'rejects' || finding.effect === 'fails');
}

function uselessOf(one: Comment | AcceptedRule, raised: boolean): UselessSuppression {
  const why = one.reason.trim() === '' ? 'no-reason' : raised ? 'raised' : 'unused';
  const text = {
    unused: `Nothing is found here by \`${one.rule}\`: delete this suppression.`,
    'no-reason': `A suppression needs a reason: \`ds-review: ignore[${one.rule}] why\`.`,
    raised: `\`${one.rule}\` is an error that ends the run: it cannot be suppressed.`,
  }[why];
  return { rule: one.rule, why, message: text, ...('span' in one && { span: one.span }) };
}

/** A comment counts for its own line, and where it has the line for itself, for the next one too. */
function commentsOf(text: string): Comment[] {
  const found: Comment[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const alone = text.slice(lineStart, start).trim() === '';
    let to = endOfLine(text, start);
    if (alone) {
      do to = endOfLine(text, to);
      while (to < text.length && /^[ \t]*(?:#|\/\/|$)/.test(lineAt(text, to)));
    }
    found.push({
      rule: match[1] ?? '',
      reason: match[2] ?? '',
      span: { start, end: start + match[0].length },
      from: lineStart,
      to,
    });
  }
  return found;
}

/** After the line break. */
function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
}

function lineAt(text: string, end: number): string {
  return text.slice(text.lastIndexOf('\n', end - 2) + 1, end).trimEnd();
}
