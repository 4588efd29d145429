/** The verdict of `core` on the config that is to run: an error now is a GPU minute saved. */
import { parseConfigBytes } from '../../core/config/parse.ts';
import { rangeOf } from '../../core/config/positions.ts';
import type { Policy, Workload } from '../../core/policy/policy.ts';
import { checkConfig } from '../../core/rules/check.ts';
import type { Finding } from '../../core/rules/rule.ts';
import type { Annotation } from '../checks/write.ts';
import { code, prose } from '../replies/escape.ts';

export interface ReviewOfRun {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly worldSize: number;
  readonly policy: Policy;
  readonly workload: Workload | null;
}

export interface ConfigVerdict {
  /** What stops the run. */
  readonly errors: readonly Finding[];
  /** One line for each, Markdown. */
  readonly lines: readonly string[];
  /** Warnings, for the check; notices are for the review. */
  readonly annotations: readonly Annotation[];
}

const SHOWN = 20;

export function reviewConfig({ path, bytes, worldSize, policy, workload }: ReviewOfRun): ConfigVerdict {
  const document = parseConfigBytes(path, bytes);
  const { findings } = checkConfig(document, {
    worldSizes: [worldSize],
    worldSizesKnown: true,
    settings: Object.fromEntries(policy.rules),
    ...(workload?.integration ? { integrations: [workload.integration], intended: [workload.integration] } : {}),
    ...(policy.deepspeed === 'auto' ? {} : { deepspeed: policy.deepspeed }),
  });
  const errors = findings.filter((finding) => finding.severity === 'error');
  const lines = errors.slice(0, SHOWN).map((finding) => {
    const { start } = rangeOf(document.text, finding.at.span);
    return `- ${code(`${path}:${start.line}:${start.column}`)} **${finding.rule}**: ${prose(finding.message, 600)}`;
  });
  if (errors.length > SHOWN) lines.push(`- … and ${errors.length - SHOWN} more`);
  const annotations = findings
    .filter((finding) => finding.severity === 'warning')
    .map((finding) => {
      const { start, end } = rangeOf(document.text, finding.at.span);
      return {
        path,
        start_line: start.line,
        end_line: end.line,
        annotation_level: 'warning' as const,
        title: finding.rule,
        message: finding.message.slice(0, 4000),
      };
    });
  return { errors, lines, annotations };
}
