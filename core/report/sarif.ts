/** SARIF 2.1.0, for code scanning: rules with their docs, results with region, fingerprint and fix. */
import type { Range } from '../config/document.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import type { LocatedFinding, LocatedFix } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { encodedPath, ruleUrl } from './links.ts';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  notice: 'note',
};

export interface SarifOptions {
  /** Of ds-review. */
  readonly version: string;
  readonly docsUrl: string | null;
  /** Docs of the rules that found something; a rule that is absent gets its id only. */
  readonly rules: readonly Pick<Rule, 'id' | 'title' | 'severity' | 'docs'>[];
}

export function sarif(findings: readonly LocatedFinding[], options: SarifOptions): object {
  const ids = [...new Set(findings.map((finding) => finding.rule))].toSorted();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ds-review',
            semanticVersion: options.version,
            rules: ids.map((id) => descriptor(id, options)),
          },
        },
        // Columns of SARIF may count UTF-16 code units or code points: ours are the former.
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
}

function descriptor(id: string, options: SarifOptions): object {
  const rule = options.rules.find((one) => one.id === id);
  const helpUri = ruleUrl(options.docsUrl, id);
  return {
    id,
    ...(rule === undefined
      ? {}
      : {
          shortDescription: { text: rule.title },
          fullDescription: { text: rule.docs.why },
          defaultConfiguration: { level: LEVEL[rule.severity] },
        }),
    ...(helpUri === null ? {} : { helpUri }),
  };
}

function result(finding: LocatedFinding, ruleIndex: number): object {
  const artifactLocation = { uri: encodedPath(finding.path) };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: { artifactLocation, region: region(finding.range) },
        logicalLocations: [{ fullyQualifiedName: finding.pointer === '' ? '/' : finding.pointer, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'dsReview/v1': fingerprint(finding) },
    ...(finding.fix === null || finding.fix.edits.length === 0 ? {} : { fixes: [fix(finding.fix, artifactLocation)] }),
  };
}

function fix(one: LocatedFix, artifactLocation: object): object {
  const replacements = one.edits.map((edit) => ({
    deletedRegion: region(edit.range),
    insertedContent: { text: edit.text },
  }));
  return { description: { text: one.title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function region(range: Range): object {
  return {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
}
