/** Target by target: GiB per GPU and per CPU node, base → head, the share of the card as a bar, the verdict. */

import type { ConfigReview, Memory, Target, TargetReview } from '../../review/outcome.ts';
import { bar } from '../bar.ts';
import { type Block, code, type Inline, lineBreak, small, strong, table, text } from '../document.ts';
import { formatBytes, formatCount, formatGib, formatShare } from '../quantity.ts';
import { FIT_SIGN, FIT_WORDS } from './marks.ts';

type Cell = readonly Inline[];

/** null: no target can be said anything of. */
export function memoryTable(config: ConfigReview, targets: readonly Target[]): Block | null {
  const rows = config.targets.flatMap((review) => {
    const target = targets.find((one) => one.name === review.target);
    return target === undefined ? [] : [{ review, target }];
  });
  if (rows.length === 0) return null;
  if (rows.every(({ review }) => review.head === null && review.base === null)) return largestModelTable(rows);
  const head = ['target', 'per GPU, base → head', 'CPU per node', 'verdict'].map((word) => [text(word)]);
  return table(
    head,
    rows.map(({ review, target }) => [name(target), gpuCell(review, target), cpuCell(review, target), verdict(review)]),
  );
}

export function name(target: Target): Cell {
  return [strong(text(target.name)), ...(target.name === target.label ? [] : [lineBreak, small(text(target.label))])];
}

function gpuCell({ base, head }: TargetReview, target: Target): Cell {
  if (head === null) return [...change(base?.gpuBytes ?? null, null)];
  const share =
    target.gpuBytes === null
      ? []
      : [
          lineBreak,
          code(cardBar(head, target.gpuBytes)),
          text(` ${formatShare(head.gpuBytes, target.gpuBytes)} of ${formatGib(target.gpuBytes)} GiB`),
        ];
  return [...change(base?.gpuBytes ?? null, head.gpuBytes), ...share];
}

export function cardBar(memory: Memory, gpuBytes: number): string {
  return bar({ allocated: memory.gpuAllocatedBytes, total: memory.gpuBytes, capacity: gpuBytes });
}

function cpuCell({ base, head }: TargetReview, target: Target): Cell {
  const [before, after] = [base?.cpuPerNodeBytes ?? null, head?.cpuPerNodeBytes ?? null];
  const nvme = head?.nvmePerNodeBytes ?? 0;
  const of = target.cpuBytes === null || after === null ? '' : ` of ${formatGib(target.cpuBytes)}`;
  return [
    ...change(before, after),
    text(of),
    ...(nvme > 0 ? [lineBreak, small(text(`NVMe ${formatBytes(nvme)}`))] : []),
  ];
}

/** "25.1 → **20.6 GiB**"; one figure where nothing changed or one side is missing. */
export function change(before: number | null, after: number | null): Cell {
  if (after === null) return before === null ? [text('–')] : [text(`${formatBytes(before)} → ?`)];
  const now = formatBytes(after);
  if (before === null || formatBytes(before) === now) return [strong(text(now))];
  const sameUnit = formatBytes(before).endsWith(' GiB') && now.endsWith(' GiB');
  return [text(`${sameUnit ? formatGib(before) : formatBytes(before)} → `), strong(text(now))];
}

function verdict(review: TargetReview): Cell {
  const words = review.reason === '' ? '' : `: ${review.reason}`;
  return [text(`${FIT_SIGN[review.fit]} ${FIT_WORDS[review.fit]}${words}`)];
}

/** Without a model: how large one may be. */
function largestModelTable(rows: readonly { review: TargetReview; target: Target }[]): Block | null {
  if (rows.every(({ review }) => review.largestModel === null)) return null;
  const head = ['target', 'model states fit up to, base → head', 'note'].map((word) => [text(word)]);
  return table(
    head,
    rows.map(({ review, target }) => {
      const { base, head: now } = review.largestModel ?? { base: null, head: null };
      const [before, after] = [base, now].map((count) => (count === null ? '–' : formatCount(count)));
      const cell =
        before === after || base === null
          ? [strong(text(`${after} parameters`))]
          : [text(`${before} → `), strong(text(`${after} parameters`))];
      return [name(target), cell, [text(review.reason)]];
    }),
  );
}
