/** Runs the rules on one view. */
import type { ObjectNode } from '../config/document.ts';
import type { Sighting } from './merge.ts';
import type { Integration } from './rule.ts';
import { applySetting, type RuleSettings } from './settings.ts';
import type { Silence, Watched } from './silence.ts';
import type { ConfigView } from './view.ts';

/** Nobody reads more of one rule in one file; a hostile file could hold thousands. */
const MOST_OF_ONE_RULE = 100;

export interface Looked {
  readonly silence: Silence;
  readonly sightings: Sighting[];
  readonly intended: readonly Integration[];
  readonly settings: RuleSettings | undefined;
}

/** `settingsRoot`: the config that the view's settings are of. Adds what the rules say to `sightings`. */
export function look(
  { silence, sightings, intended, settings }: Looked,
  list: readonly Watched[],
  view: ConfigView,
  settingsRoot: ObjectNode,
  where: readonly Integration[],
  sizes: readonly number[],
): void {
  silence.answers.openView(view, settingsRoot);
  const meant = where.some((integration) => intended.includes(integration));
  for (const watched of list) {
    if (silence.covers(watched, view)) continue;
    const { rule } = watched;
    let reported = 0;
    for (const report of rule.check(view)) {
      if (++reported > MOST_OF_ONE_RULE) break;
      const effect = report.effect ?? rule.effect;
      // How a run that nobody means would go is of no interest, but that it would be refused is.
      if (!meant && effect !== 'rejects') continue;
      const severity = meant ? (report.severity ?? rule.severity) : 'notice';
      const applied = applySetting(severity, effect, settings?.[rule.id]);
      if (applied === undefined) continue;
      sightings.push({ rule, report, severity: applied, effect, integrations: where, worldSizes: sizes });
    }
  }
}
