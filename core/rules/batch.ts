/** `ds-review check --batch`: one row of cases with what is known of its run → does the run end in an error? */
import type { ConfigDocument } from '../config/document.ts';
import { parseConfig } from '../config/parse.ts';
import { nodeAt } from '../config/pointer.ts';
import { positionAt } from '../config/positions.ts';
import { checkConfig } from './check.ts';
import { type BatchRow, configOfPlugin, type Launch, launchOf, pluginSettings } from './row.ts';
import type { Finding } from './rule.ts';

export interface BatchAnswer {
  readonly id: unknown;
  readonly outcome: 'ok' | 'fails' | 'unknown';
  readonly findings: readonly BatchFinding[];
}

export interface BatchFinding {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly pointer: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/**
 * `line`: the row's own JSON text, from which numbers keep the type that Python gives them (8.0 is a float).
 * What is absent in the row's context has the default of a plain run.
 */
export function checkRow(row: unknown, line?: string): BatchAnswer {
  if (row === null || typeof row !== 'object' || Array.isArray(row))
    return { id: null, outcome: 'unknown', findings: [] };
  const given = row as BatchRow;
  const launch = launchOf(given);
  const findings: BatchFinding[] = [];
  if (launch.yaml !== undefined) {
    const yaml = parseConfig('accelerate.yaml', JSON.stringify(launch.yaml));
    const run = { ...launch.run, ...(launch.yamlFacts !== undefined && { other: launch.yamlFacts }) };
    findings.push(
      ...located(
        yaml,
        checkConfig(yaml, {
          kind: 'accelerate',
          integrations: ['accelerate'],
          worldSizes: [launch.worldSize],
          worldSizesKnown: true,
          run,
        }).findings,
      ),
    );
  }
  const text = launch.deepspeed ? textOf(given, line, launch) : undefined;
  if (text !== undefined) {
    const document = parseConfig(launch.path, text);
    const { findings: found } = checkConfig(document, {
      integrations: [launch.integration],
      worldSizes: [launch.worldSize],
      worldSizesKnown: true,
      run: launch.run,
    });
    findings.push(...located(document, launch.configOnly ? found.map(unlessRun) : found));
  }
  return {
    id: given.id ?? null,
    outcome: findings.some(({ severity }) => severity === 'error') ? 'fails' : 'ok',
    findings,
  };
}

/** Only DeepSpeedConfig is built: what fails later does not. */
function unlessRun(finding: Finding): Finding {
  return finding.severity === 'error' && finding.effect !== 'rejects' ? { ...finding, severity: 'warning' } : finding;
}

function textOf(row: BatchRow, line: string | undefined, launch: Launch): string | undefined {
  if (typeof row.config_text === 'string') return row.config_text;
  if (row.config === undefined || row.config === null) {
    const settings = pluginSettings(launch);
    return settings === undefined ? undefined : configOfPlugin(settings);
  }
  if (line !== undefined) {
    const node = nodeAt(parseConfig('row', line).root, '/config');
    if (node !== undefined) return line.slice(node.span.start, node.span.end);
  }
  return JSON.stringify(row.config);
}

function located(document: ConfigDocument, findings: readonly Finding[]): BatchFinding[] {
  return findings.map(({ rule, severity, message, at }) => ({
    rule,
    severity,
    message,
    pointer: at.pointer,
    start: positionAt(document.text, at.span.start),
    end: positionAt(document.text, at.span.end),
  }));
}
