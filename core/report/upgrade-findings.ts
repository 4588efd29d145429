/** A move between releases as formats show it that know findings only: SARIF, annotations. */
import type { UpgradeReview } from '../review/outcome.ts';
import type { LocatedFinding } from './finding.ts';
import { moveWords, releaseNotes, upgradeOutcome } from './upgrade-words.ts';

/** No rule of a config: it is about the release. */
export const UPGRADE = {
  id: 'deepspeed-upgrade',
  title: 'The DeepSpeed release moves',
  why: 'A newer release refuses keys that an older one took, reads others, and has other defaults: configs that nobody touched train otherwise.',
} as const;

const SEVERITY = { fail: 'error', warn: 'warning', pass: 'notice' } as const;

/** On the lines that say the new release; none where nothing changes. */
export function upgradePlaces(upgrade: UpgradeReview): readonly LocatedFinding[] {
  if (upgrade.comparable && upgrade.configs.length === 0) return [];
  const names = upgrade.configs.slice(0, MOST_NAMES).map((config) => config.path);
  const rest = upgrade.configs.length - names.length;
  const configs = names.length === 0 ? '' : ` (${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
  const message = [
    `DeepSpeed ${moveWords(upgrade)}: ${upgradeOutcome(upgrade)}${configs}.`,
    ...releaseNotes(upgrade),
  ].join(' ');
  return upgrade.places.map(({ path, line }) => ({
    rule: UPGRADE.id,
    severity: SEVERITY[upgrade.verdict],
    effect: 'changed',
    message,
    path,
    pointer: '',
    // The whole line, whatever its length.
    range: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } },
    fix: null,
    integrations: null,
    worldSizes: null,
  }));
}

const MOST_NAMES = 5;

/** And on the configs themselves. */
export function upgradeFindings(upgrades: readonly UpgradeReview[]): readonly LocatedFinding[] {
  return upgrades.flatMap((upgrade) => [
    ...upgradePlaces(upgrade),
    ...upgrade.configs.flatMap((config) => config.changes),
  ]);
}
