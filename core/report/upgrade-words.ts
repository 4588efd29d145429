/** A move between two DeepSpeed releases in words, the same for every format. */
import type { UpgradeReview } from '../review/outcome.ts';
import { plural } from './quantity.ts';

/** "0.16.9 → 0.19.8" */
export const moveWords = ({ from, to }: UpgradeReview): string => `${from.named} → ${to.named}`;

export interface UpgradeCounts {
  readonly rejected: number;
  /** They run, but train or behave in another way, or with keys that count for nothing. */
  readonly changed: number;
  readonly mended: number;
}

export function upgradeCounts({ configs }: UpgradeReview): UpgradeCounts {
  const rejected = configs.filter((one) => one.verdict === 'fail').length;
  const mended = configs.filter((one) => one.verdict !== 'fail' && one.mends).length;
  const changed = configs.filter((one) => one.verdict !== 'fail' && one.changes.length + one.memory.length > 0).length;
  return { rejected, changed, mended };
}

/** What it comes to, as the end of a sentence that begins with the releases. */
export function upgradeOutcome(upgrade: UpgradeReview): string {
  const { looked, comparable, from, to } = upgrade;
  if (!comparable) {
    const unknown = [from, to].filter((one) => one.named !== one.reviewedAs).map((one) => one.named);
    return `what it changes cannot be said, since ${unknown.join(' and ')} ${unknown.length === 1 ? 'is' : 'are'} not known here`;
  }
  const { rejected, changed, mended } = upgradeCounts(upgrade);
  const parts = [
    rejected === 0 ? '' : `${rejected} of ${plural(looked, 'config')} no longer work${rejected === 1 ? 's' : ''}`,
    changed === 0 ? '' : `${changed}${rejected === 0 ? ` of ${plural(looked, 'config')}` : ''} will behave differently`,
    mended === 0 ? '' : `${mended} that did not work ${mended === 1 ? 'does' : 'do'} now`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? `${plural(looked, 'config')}, nothing changes` : parts.join(', ');
}

/** What has to be known of the two releases, each a sentence. */
export function releaseNotes({ from, to, comparable }: UpgradeReview): readonly string[] {
  const reviewed = [from, to].flatMap((one) =>
    one.named === one.reviewedAs || !comparable
      ? []
      : [`DeepSpeed ${one.named} is reviewed as ${one.reviewedAs}, the nearest release that is known here.`],
  );
  const ranges = [from, to].flatMap((one) =>
    one.exact ? [] : [`${one.named} is the newest known release that a range allows; another one may be installed.`],
  );
  return [...new Set([...reviewed, ...ranges])];
}
