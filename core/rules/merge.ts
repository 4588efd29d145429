/** One finding where several views (integration × world size) say the same of the same place. */
import type { Effect, Finding, Integration, Report, Rule, Severity } from './rule.ts';

export interface Sighting {
  readonly rule: Rule;
  readonly report: Report;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly integrations: readonly Integration[];
  readonly worldSizes: readonly number[];
}

interface Merged {
  readonly first: Sighting;
  severity: Severity;
  effect: Effect;
  integrations: readonly Integration[];
  worldSizes: readonly number[];
}

/** What was looked at, and what is known of the run. */
export interface Horizon {
  readonly integrations: readonly Integration[];
  readonly worldSizes: readonly number[];
  /** Those the file is meant for. */
  readonly intended: readonly Integration[];
  readonly worldSizesKnown: boolean;
  /** Every way of launching that the file is meant for refuses it at any world size, each for reasons of its own: then each reason is an error. */
  readonly startsNowhere: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };

/**
 * Sorted by place, then by rule. A merged finding has the highest severity of its sightings; but what holds for only some of the ways of
 * launching that the file may be meant for, or for only some of the world sizes that it may run at, hangs on what is not known: a notice.
 */
export function mergeSightings(sightings: readonly Sighting[], path: string, horizon: Horizon): Finding[] {
  const byRule = new Map<string, Merged[]>();
  for (const sighting of sightings) {
    const list = byRule.get(sighting.rule.id);
    const known = list?.find(
      ({ first }) =>
        samePlace(first, sighting) &&
        (first.report.message === sighting.report.message || sighting.rule.oncePerPlace === true),
    );
    if (known === undefined) {
      const merged: Merged = {
        first: sighting,
        severity: sighting.severity,
        effect: sighting.effect,
        integrations: sighting.integrations,
        worldSizes: sighting.worldSizes,
      };
      if (list === undefined) byRule.set(sighting.rule.id, [merged]);
      else list.push(merged);
      continue;
    }
    if (RANK[sighting.severity] > RANK[known.severity]) known.severity = sighting.severity;
    if (sighting.effect === 'rejects') known.effect = 'rejects';
    known.integrations = union(known.integrations, sighting.integrations);
    known.worldSizes = union(known.worldSizes, sighting.worldSizes);
  }
  const findings: Finding[] = [];
  for (const list of byRule.values()) for (const merged of list) findings.push(findingOf(merged, list, path, horizon));
  return findings.sort(
    (a, b) =>
      a.at.span.start - b.at.span.start ||
      a.at.span.end - b.at.span.end ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

function union<T>(some: readonly T[], others: readonly T[]): readonly T[] {
  return others.every((one) => some.includes(one)) ? some : [...new Set([...some, ...others])];
}

function samePlace(a: Sighting, b: Sighting): boolean {
  return a.report.at.span.start === b.report.at.span.start && a.report.at.span.end === b.report.at.span.end;
}

function findingOf(
  { first, severity, effect, integrations, worldSizes }: Merged,
  ofRule: readonly Merged[],
  path: string,
  horizon: Horizon,
): Finding {
  const counts =
    holdsEverywhere(first, ofRule, horizon) ||
    (horizon.startsNowhere && effect === 'rejects' && first.rule.scope !== 'world');
  const finding: { -readonly [Key in keyof Finding]: Finding[Key] } = {
    rule: first.rule.id,
    severity: counts ? severity : 'notice',
    effect,
    message: first.report.message,
    at: first.report.at,
    fix: first.report.fix ?? null,
    path,
  };
  if (integrations.length < horizon.integrations.length)
    finding.integrations = horizon.integrations.filter((one) => integrations.includes(one));
  if (worldSizes.length < horizon.worldSizes.length)
    finding.worldSizes = horizon.worldSizes.filter((size) => worldSizes.includes(size));
  return finding;
}

/** The same rule may say the same thing of one place in other words, for another way of launching. */
function holdsEverywhere(first: Sighting, ofRule: readonly Merged[], horizon: Horizon): boolean {
  const here = ofRule.length === 1 ? ofRule : ofRule.filter((merged) => samePlace(merged.first, first));
  if (!horizon.intended.every((integration) => here.some(({ integrations }) => integrations.includes(integration))))
    return false;
  if (horizon.worldSizesKnown || first.rule.scope !== 'world') return true;
  return horizon.worldSizes.every((size) => here.some(({ worldSizes }) => worldSizes.includes(size)));
}
