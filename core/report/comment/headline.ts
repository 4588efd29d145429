/** The first line: may I merge, and if not, why. */

import { worstVerdict } from '../../review/judge.ts';
import type { ConfigReview, Review } from '../../review/outcome.ts';
import { code, type Inline, joined, sentence, strong, text } from '../document.ts';
import { formatBytes, plural } from '../quantity.ts';
import { VERDICT_SIGN } from './marks.ts';
import { upgradeSays, upgradeSign } from './upgrade.ts';

export function headline(review: Review): readonly Inline[] {
  const said = review.upgrades.filter((upgrade) => upgrade.looked > 0);
  if (said.length === 0) return ofConfigs(review);
  const [upgrade] = said.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
  if (upgrade === undefined) return ofConfigs(review);
  const words = upgradeSays(upgrade);
  if (review.configs.length === 0) return [text(`${upgradeSign(upgrade)} `), ...words];
  const worst = worstVerdict(review.configs.map((config) => config.verdict));
  const isWorse = RANK[upgrade.verdict] < RANK[worst];
  if (isWorse) return [text(`${VERDICT_SIGN[upgrade.verdict]} `), ...words, text(' · '), ...ofConfigs(review)];
  return [...ofConfigs(review), text(' · '), ...words];
}

const RANK = { fail: 0, warn: 1, pass: 2 } as const;

function ofConfigs(review: Review): readonly Inline[] {
  const [first, second] = review.configs;
  if (first === undefined)
    return [
      text(
        review.policy.change === null
          ? '✅ No DeepSpeed config is changed'
          : 'ℹ️ The review policy is changed, no DeepSpeed config is',
      ),
    ];
  if (second === undefined) return [text(`${VERDICT_SIGN[first.verdict]} `), ...says(first, review)];
  const needWork = review.configs.filter((config) => config.verdict !== 'pass');
  const [, other, ...more] = needWork;
  if (needWork.length === 0) return [text(`✅ All ${plural(review.configs.length, 'config')} pass`)];
  const rest =
    more.length > 0
      ? [text(` · ${needWork.length - 1} more configs need a look`)]
      : other === undefined
        ? []
        : [text(' · '), ...says(other, review)];
  const worst = worstVerdict(needWork.map((config) => config.verdict));
  return [text(`${VERDICT_SIGN[worst]} `), ...says(needWork[0] ?? first, review), ...rest];
}

/** What one config comes to, in a clause with its name as subject. */
export function says(config: ConfigReview, review: Review): readonly Inline[] {
  if (config.status === 'removed') return [code(config.path), text(' is removed')];
  const errors = config.findings.filter((finding) => finding.severity === 'error');
  const warnings = config.findings.filter((finding) => finding.severity === 'warning');
  if (errors.length > 0) {
    const rejected = errors.some((finding) => finding.effect === 'rejects');
    const does = rejected ? `is rejected by DeepSpeed ${review.deepspeed.version}` : 'fails when it runs';
    return [code(config.path), text(` ${does}${errors.length === 1 ? '' : `: ${plural(errors.length, 'error')}`}`)];
  }
  const memory = fitClause(config);
  const found = warnings.length === 0 ? [] : [text(`: ${plural(warnings.length, 'warning')}`)];
  if (memory === null) return [code(config.path), text(warnings.length === 0 ? ' is fine' : ''), ...found];
  return [
    code(config.path),
    ...memory,
    ...(warnings.length === 0 ? [] : [text(` · ${plural(warnings.length, 'warning')}`)]),
  ];
}

function fitClause(config: ConfigReview): readonly Inline[] | null {
  const named = (fits: readonly string[]) =>
    joined(
      config.targets
        .filter((target) => fits.includes(target.fit))
        .slice(0, 3)
        .map((target) => [strong(text(target.target))]),
      ', ',
    );
  const [bad, tight, good] = [['does-not-fit'], ['tight'], ['fits']].map(
    (fits) => config.targets.filter((target) => fits.includes(target.fit)).length,
  );
  if (bad) {
    if (!good && !tight) return [text(' does not fit on any target')];
    return [
      text(' does not fit on '),
      ...named(['does-not-fit']),
      ...(good ? [text('; it fits on '), ...named(['fits'])] : []),
    ];
  }
  if (tight) return [text(' is tight on '), ...named(['tight'])];
  if (!good) return null;
  const peak = Math.max(...config.targets.map((target) => target.head?.gpuBytes ?? 0));
  const where = good === 1 ? [text(' fits on '), ...named(['fits'])] : [text(` fits on all ${good} targets`)];
  return [...where, ...(peak > 0 ? [text(`, ${formatBytes(peak)} per GPU at most`)] : [])];
}

/** A rule's message on one line, for places where only that much room is. */
export function shortMessage(message: string, longest = 120): readonly Inline[] {
  const end = message.indexOf('. ');
  const first = end === -1 ? message : message.slice(0, end + 1);
  return sentence(first.length > longest ? `${first.slice(0, longest - 1).replace(/`[^`]*$/, '')}…` : first);
}
