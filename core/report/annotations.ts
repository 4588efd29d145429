/** Findings as annotations of a check run, and as the workflow commands that GitHub Actions makes annotations of. */

import { commandData, commandProperty, visible } from './escape.ts';
import { byPlace, bySeverity, type LocatedFinding } from './finding.ts';

export interface Annotation {
  readonly path: string;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  /** Plain text: GitHub renders no Markdown here. */
  readonly message: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Only where start and end are on one line: GitHub refuses columns otherwise. The end column is the last one covered. */
  readonly startColumn?: number;
  readonly endColumn?: number;
}

const LEVEL = { error: 'failure', warning: 'warning', notice: 'notice' } as const;

/** GitHub takes 64 KB; nobody reads that. */
const LONGEST = 4000;
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Worst first, so that what a limit cuts off is the least. */
export function annotations(findings: readonly LocatedFinding[]): readonly Annotation[] {
  return findings.toSorted(bySeverity).map((finding) => {
    const { start, end } = finding.range;
    const fix = finding.fix === null ? '' : `\nFix: ${visible(finding.fix.title)}`;
    const common = {
      path: finding.path,
      level: LEVEL[finding.severity],
      title: finding.rule,
      message: `${shortened(visible(finding.message))}${shortened(fix)}`,
      startLine: start.line,
      // A range that ends before the first column of a line covers none of that line.
      endLine: end.column === 1 && end.line > start.line ? end.line - 1 : end.line,
    };
    if (start.line !== end.line) return common;
    return { ...common, startColumn: start.column, endColumn: Math.max(start.column, end.column - 1) };
  });
}

/** `--format github`: one line per finding, by place, for a step of a workflow. */
export function workflowCommands(findings: readonly LocatedFinding[]): string {
  return annotations(findings.toSorted(byPlace))
    .map((one) => {
      const command = one.level === 'failure' ? 'error' : one.level;
      const columns =
        one.startColumn === undefined ? '' : `,col=${one.startColumn},endColumn=${one.endColumn ?? one.startColumn}`;
      const place = `file=${commandProperty(one.path)},line=${one.startLine},endLine=${one.endLine}${columns}`;
      return `::${command} ${place},title=${commandProperty(one.title)}::${commandData(one.message)}\n`;
    })
    .join('');
}
