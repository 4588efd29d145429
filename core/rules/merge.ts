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
  readonly integrations: Set<Integration>;
  readonly worldSizes: Set<number>;
}

const RANK: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, error: 2 };

/** Sorted by place, then by rule. A merged finding has the highest severity of its sightings. */
export function mergeSightings(
  sightings: readonly Sighting[],
  path: string,
  all: { readonly integrations: readonly Integration[]; readonly worldSizes: readonly number[] },
): Finding[] {
  const merged = new Map<string, Merged>();
  for (const sighting of sightings) {
    const { span } = sighting.report.at;
    const key = `${sighting.rule.id} ${span.start} ${span.end} ${sighting.report.message}`;
    const known = merged.get(key);
    if (known === undefined) {
      merged.set(key, {
        first: sighting,
        severity: sighting.severity,
        integrations: new Set(sighting.integrations),
        worldSizes: new Set(sighting.worldSizes),
      });
      continue;
    }
    if (RANK[sighting.severity] > RANK[known.severity]) known.severity = sighting.severity;
    for (const integration of sighting.integrations) known.integrations.add(integration);
    for (const worldSize of sighting.worldSizes) known.worldSizes.add(worldSize);
  }
  const findings: Finding[] = [];
  for (const { first, severity, integrations, worldSizes } of merged.values()) {
    findings.push({
      rule: first.rule.id,
      severity,
      effect: first.effect,
      message: first.report.message,
      at: first.report.at,
      fix: first.report.fix ?? null,
      path,
      ...(integrations.size < all.integrations.length && {
        integrations: all.integrations.filter((i) => integrations.has(i)),
      }),
      ...(worldSizes.size < all.worldSizes.length && { worldSizes: all.worldSizes.filter((w) => worldSizes.has(w)) }),
    });
  }
  return findings.sort(
    (a, b) =>
      a.at.span.start - b.at.span.start ||
      a.at.span.end - b.at.span.end ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
