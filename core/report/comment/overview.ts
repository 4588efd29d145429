/** Several configs: one row each, worst first; a column per target where there are few. */

import type { ConfigReview, Review, TargetReview } from '../../review/outcome.ts';
import { code, type Inline, lineBreak, link, text } from '../document.ts';
import { blobUrl } from '../links.ts';
import { inlines } from '../markdown.ts';
import { plural } from '../quantity.ts';
import { base } from './findings.ts';
import { FIT_SIGN, FIT_WORDS, VERDICT_SIGN } from './marks.ts';
import { change } from './memory-table.ts';
import { droppable, fixed, type Part, RANK } from './part.ts';

const MOST_TARGET_COLUMNS = 4;

export function overview(review: Review): readonly Part[] {
  const columns = review.targets.length <= MOST_TARGET_COLUMNS ? review.targets.map((target) => target.name) : null;
  const heads = ['config', 'result', ...(columns ?? ['targets'])];
  const cells = (row: readonly (readonly Inline[])[]) => `| ${row.map(inlines).join(' | ')} |\n`;
  const head = cells(heads.map((word) => [text(word)])) + `${'| --- '.repeat(heads.length)}|\n`;
  const rows = review.configs.map((config) => {
    const targets =
      columns === null
        ? [fits(config)]
        : columns.map((name) => targetCell(config.targets.find((one) => one.target === name)));
    const markdown = cells([nameCell(config, review), result(config), ...targets]);
    return droppable(markdown, config.verdict === 'pass' ? RANK.fineRow : RANK.row, 'row of the table');
  });
  return [fixed(`\n${head}`), ...rows];
}

function nameCell(config: ConfigReview, review: Review): readonly Inline[] {
  const sha = config.status === 'removed' ? review.refs.mergeBaseSha : review.refs.headSha;
  return link(blobUrl(base(review), sha, config.path), code(config.path));
}

function result(config: ConfigReview): readonly Inline[] {
  if (config.status === 'removed') return [text('removed')];
  const count = (severity: string) => config.findings.filter((finding) => finding.severity === severity).length;
  const parts = [plural(count('error'), 'error'), plural(count('warning'), 'warning')].filter(
    (part) => !part.startsWith('0 '),
  );
  const fixedOnes = config.fixed.length === 0 ? [] : [`${config.fixed.length} fixed`];
  const words = [...parts, ...fixedOnes];
  return [
    text(
      `${VERDICT_SIGN[config.verdict]} ${words.length === 0 ? (config.verdict === 'pass' ? 'fine' : '') : words.join(', ')}`.trim(),
    ),
  ];
}

function targetCell(review: TargetReview | undefined): readonly Inline[] {
  if (review === undefined) return [text('–')];
  if (review.head === null) return [text(`${FIT_SIGN[review.fit]} ${FIT_WORDS[review.fit]}`)];
  const cpu = review.head.cpuPerNodeBytes;
  const node = cpu === null ? [] : [lineBreak, text('CPU '), ...change(review.base?.cpuPerNodeBytes ?? null, cpu)];
  return [text(`${FIT_SIGN[review.fit]} `), ...change(review.base?.gpuBytes ?? null, review.head.gpuBytes), ...node];
}

function fits(config: ConfigReview): readonly Inline[] {
  const parts = (['does-not-fit', 'tight', 'fits', 'unknown'] as const).flatMap((fit) => {
    const count = config.targets.filter((target) => target.fit === fit).length;
    return count === 0 ? [] : [`${FIT_SIGN[fit]} ${count} ${FIT_WORDS[fit]}`];
  });
  return [text(parts.join(', '))];
}
