/** One side of a changed launcher: what is wrong with it, at its own lines. */
import type { ConfigDocument } from '../../config/document.ts';
import type { Launcher } from '../../config/launchers/launcher.ts';
import { readLauncher } from '../../config/launchers/read.ts';
import { parseYaml } from '../../config/yaml.ts';
import type { Suppression } from '../../policy/policy.ts';
import { bySeverity, type LocatedFinding, locate } from '../../report/finding.ts';
import type { Finding } from '../../rules/rule.ts';
import { applySetting, type RuleSettings } from '../../rules/settings.ts';
import { suppress } from '../../rules/suppressions.ts';
import { acceptedHere, type LocatedSuppression, locateUseless, type UselessEntry } from '../suppress.ts';
import { accelerateFindings } from './accelerate-file.ts';
import { argumentFindings } from './arguments.ts';
import { missingFindings } from './missing.ts';

/** What a launcher may point to, on this side. null: not known. */
export interface LauncherSurroundings {
  readonly paths: ReadonlySet<string> | null;
  /** Files that the pull request takes away, with where they went; of its base side nothing. */
  readonly gone: ReadonlyMap<string, string | null>;
  readonly textOf: (path: string) => string | null;
  readonly settings: RuleSettings;
  readonly suppressions: readonly Suppression[];
  readonly deepspeed: string;
}

export interface LauncherSide {
  readonly launcher: Launcher;
  /** Worst first. */
  readonly findings: readonly LocatedFinding[];
  readonly suppressed: readonly LocatedSuppression[];
  readonly useless: readonly UselessEntry[];
}

/** null: it is no launcher. Never throws. */
export function readLauncherSide(path: string, text: string, around: LauncherSurroundings): LauncherSide | null {
  const launcher = readLauncher(path, text);
  if (launcher === null) return null;
  const document = launcher.kind === 'launch' ? script(path, text) : parseYaml(path, text);
  const found = [
    ...(launcher.kind === 'accelerate' ? accelerateFindings(document, launcher, around) : []),
    ...missingFindings(document, launcher, around),
    ...argumentFindings(document, launcher, around),
  ].flatMap((finding) => asSet(finding, around.settings));
  const { findings, suppressed, useless } = suppress(document, found, acceptedHere(path, around.suppressions));
  return {
    launcher,
    findings: findings.map((one) => locate(one, document)).toSorted(bySeverity),
    suppressed: suppressed.map((one) => ({ ...one, finding: locate(one.finding, document) })),
    useless: locateUseless(useless, document, around.suppressions),
  };
}

/** Of what the rules of a config say their settings are applied already; once more changes nothing. */
function asSet(finding: Finding, settings: RuleSettings): readonly Finding[] {
  const severity = applySetting(finding.severity, finding.effect, settings[finding.rule]);
  return severity === undefined ? [] : [{ ...finding, severity }];
}

/** A shell script has comments as YAML has, and no tree. */
function script(path: string, text: string): ConfigDocument {
  const none = { accepts: false, root: null, problem: null };
  return { path, text, syntax: 'yaml', root: null, problems: [], readings: { json: none, hjson: none } };
}
