/** Several configs: one row each, worst first; a column per target where there are few. */

import type { ConfigReview, Review, Target, TargetReview } from '../../review/outcome.ts';
import { code, type Inline, lineBreak, link, small, strong, text } from '../document.ts';
import { blobUrl } from '../links.ts';
import { inlines } from '../markdown.ts';
import { formatCount, formatShare, plural } from '../quantity.ts';
import { base } from './findings.ts';
import { FIT_SIGN, FIT_WORDS, VERDICT_SIGN } from './marks.ts';
import { cardBar, change } from './memory-table.ts';
import { droppable, fixed, type Part, RANK } from './part.ts';

const MOST_TARGET_COLUMNS = 4;

export function overview(review: Review): readonly Part[] {
  const columns = review.targets.length <= MOST_TARGET_COLUMNS ? review.targets : null;
  const plainHeads = ['config', 'result', ...(columns === null ? ['targets'] : [])].map((word) => [text(word)]);
  // Without any model the figures are those of the largest one that would fit.
  const isEstimated = review.configs.some((config) => config.targets.some((target) => target.head !== null));
  const heads = [...plainHeads, ...(columns ?? []).map((target) => targetHead(target, isEstimated))];
  const cells = (row: readonly (readonly Inline[])[]) => `| ${row.map(inlines).join(' | ')} |\n`;
  const head = `${cells(heads)}${'| --- '.repeat(heads.length)}|\n`;
  const row = (config: ConfigReview): Part => {
    const targets =
      columns === null
        ? [fits(config)]
        : columns.map((target) =>
            targetCell(
              config.targets.find((one) => one.target === target.name),
              target,
              isEstimated,
            ),
          );
    const markdown = cells([nameCell(config, review), result(config), ...targets]);
    return droppable(markdown, config.verdict === 'pass' ? RANK.fineRow : RANK.row, 'row of the table');
  };
  const fine = review.configs.filter((config) => config.verdict === 'pass');
  if (fine.length < WORTH_A_FOLD) return [fixed(`\n${head}`), ...review.configs.map(row)];
  const others = review.configs.filter((config) => config.verdict !== 'pass');
  const title = others.length === 0 ? plural(fine.length, 'config') : `${plural(fine.length, 'more config')}, all fine`;
  return [
    ...(others.length === 0 ? [] : [fixed(`\n${head}`), ...others.map(row)]),
    fixed(`\n<details><summary>${title}</summary>\n\n${head}`),
    ...fine.map(row),
    fixed('\n</details>\n'),
  ];
}

/** Configs without anything to do: as many as still leave what matters in sight. */
export const WORTH_A_FOLD = 8;

function targetHead(target: Target, isEstimated: boolean): readonly Inline[] {
  const what = isEstimated ? 'per GPU' : 'parameters that fit, states alone';
  return [text(target.name), lineBreak, small(text(target.name === target.label ? what : `${what}, ${target.label}`))];
}

function nameCell(config: ConfigReview, review: Review): readonly Inline[] {
  const sha = config.status === 'removed' ? review.refs.mergeBaseSha : review.refs.headSha;
  return link(blobUrl(base(review), sha, config.path), code(config.path));
}

function result(config: ConfigReview): readonly Inline[] {
  if (config.status === 'removed') return [text('removed')];
  const count = (severity: string, findings = config.findings) =>
    findings.filter((finding) => finding.severity === severity).length;
  const small = config.targets.filter((target) => target.fit === 'does-not-fit').length;
  const tight = config.targets.filter((target) => target.fit === 'tight').length;
  const mended = count('error', config.fixed) + count('warning', config.fixed);
  const words = [
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    `${plural(small, 'target')} too small`,
    `tight on ${tight}`,
    `${mended} fixed`,
  ].filter((part) => !/(?:^| )0(?: |$)/.test(part));
  return [text(`${VERDICT_SIGN[config.verdict]} ${words.length === 0 ? 'fine' : words.join(', ')}`)];
}

function targetCell(review: TargetReview | undefined, target: Target, isEstimated: boolean): readonly Inline[] {
  if (review === undefined) return [text('–')];
  const { base: before, head, largestModel } = review;
  if (head === null) {
    const count = largestModel?.head ?? null;
    const was = largestModel?.base ?? null;
    if (!isEstimated && count !== null) {
      const [old, now] = [was === null ? '' : formatCount(was), formatCount(count)];
      return old === '' || old === now ? [text(now)] : [text(`${old} → `), strong(text(now))];
    }
    const most = count === null ? FIT_WORDS[review.fit] : `no model; up to ${formatCount(count)} parameters`;
    return [text(`${FIT_SIGN[review.fit]} ${most}`)];
  }
  const share =
    target.gpuBytes === null
      ? []
      : [lineBreak, code(cardBar(head, target.gpuBytes)), text(` ${formatShare(head.gpuBytes, target.gpuBytes)}`)];
  const cpu = head.cpuPerNodeBytes;
  const node = cpu === null ? [] : [lineBreak, text('CPU '), ...change(before?.cpuPerNodeBytes ?? null, cpu)];
  return [text(`${FIT_SIGN[review.fit]} `), ...change(before?.gpuBytes ?? null, head.gpuBytes), ...share, ...node];
}

function fits(config: ConfigReview): readonly Inline[] {
  const parts = (['does-not-fit', 'tight', 'fits', 'unknown'] as const).flatMap((fit) => {
    const count = config.targets.filter((target) => target.fit === fit).length;
    return count === 0 ? [] : [`${FIT_SIGN[fit]} ${count} ${FIT_WORDS[fit]}`];
  });
  return [text(parts.join(', '))];
}
