/** SARIF 2.1.0, for code scanning: rules with their docs, results with region, fingerprint and fix. */
import type { Range } from '../config/document.ts';
import type { LocatedSuppression, UselessEntry } from '../review/suppress.ts';
import type { Severity } from '../rules/rule.ts';
import type { LocatedFinding, LocatedFix } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { encodedPath, pageUrl, ruleUrl } from './links.ts';
import { UPGRADE } from './upgrade-findings.ts';
import { USELESS_SUPPRESSION, uselessFindings } from './useless-finding.ts';

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
  readonly rules: readonly Described[];
  /** Found, and accepted with a reason: shown as suppressed. */
  readonly suppressed?: readonly LocatedSuppression[];
  readonly useless?: readonly UselessEntry[];
}

interface Described {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly docs: { readonly why: string };
  /** Its page, where it is not that of a rule. */
  readonly page?: string;
}

/** Of findings that no rule of a config makes. */
const OTHERS: readonly Described[] = [
  {
    id: USELESS_SUPPRESSION.id,
    title: USELESS_SUPPRESSION.title,
    severity: 'notice',
    docs: { why: USELESS_SUPPRESSION.why },
    page: 'accept-a-finding.md',
  },
  {
    id: UPGRADE.id,
    title: UPGRADE.title,
    severity: 'warning',
    docs: { why: UPGRADE.why },
    page: 'upgrade-deepspeed.md',
  },
];

export function sarif(findings: readonly LocatedFinding[], options: SarifOptions): object {
  const suppressed = options.suppressed ?? [];
  const open = [...findings, ...uselessFindings(options.useless ?? [])];
  const ids = [...new Set([...open, ...suppressed.map((one) => one.finding)].map(({ rule }) => rule))].toSorted();
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
        results: [
          // Where some results say whether they are suppressed, all have to.
          ...open.map((finding) => ({
            ...result(finding, ids.indexOf(finding.rule)),
            ...(suppressed.length === 0 ? {} : { suppressions: [] }),
          })),
          ...suppressed.map((one) => ({
            ...result(one.finding, ids.indexOf(one.finding.rule)),
            suppressions: [{ kind: one.by === 'comment' ? 'inSource' : 'external', justification: one.reason }],
          })),
        ],
      },
    ],
  };
}

function descriptor(id: string, options: SarifOptions): object {
  const rule = options.rules.find((one) => one.id === id) ?? OTHERS.find((one) => one.id === id);
  const helpUri = rule?.page === undefined ? rule && ruleUrl(options.docsUrl, id) : pageUrl(options.docsUrl, rule.page);
  return {
    id,
    ...(rule === undefined
      ? {}
      : {
          shortDescription: { text: rule.title },
          fullDescription: { text: rule.docs.why },
          defaultConfiguration: { level: LEVEL[rule.severity] },
        }),
    ...(helpUri == null ? {} : { helpUri }),
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
  const { start, end } = range;
  // Without columns it is the whole line.
  if (start.column === 1 && end.column === 1 && end.line === start.line + 1) return { startLine: start.line };
  return {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
}
