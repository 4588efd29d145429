/** Where the memory goes: a bar per phase, the peak taken apart term by term, as fixed-width text. */

import type { ConfigReview, Memory, PhaseMemory, Target } from '../../review/outcome.ts';
import { type Block, code, details, paragraph, pre, text } from '../document.ts';
import { formatBytes } from '../quantity.ts';
import { padded } from '../width.ts';

/** null: no estimate. The target that is tightest stands for the others. */
export function phaseDetails(config: ConfigReview, targets: readonly Target[]): Block | null {
  const tightest = config.targets
    .flatMap((review) => {
      const target = targets.find((one) => one.name === review.target);
      const share = target?.gpuBytes ? (review.head?.gpuBytes ?? 0) / target.gpuBytes : 0;
      return review.head === null || target === undefined ? [] : [{ memory: review.head, target, share }];
    })
    .toSorted((a, b) => b.share - a.share)[0];
  if (tightest === undefined || tightest.memory.phases.length === 0) return null;
  const { memory, target } = tightest;
  return details([text(`Where the memory goes (${target.name}, per GPU)`)], pre(phaseBars(memory)), ...sources(memory));
}

export function phaseBars(memory: Memory, cells = 20): string {
  const highest = Math.max(...memory.phases.map((phase) => phase.bytes));
  const peak = memory.phases.find((phase) => phase.bytes === highest);
  const width = Math.max(...memory.phases.map((phase) => phase.phase.length));
  const bars = memory.phases.map((phase) => {
    const filled = Math.max(1, Math.round((phase.bytes / highest) * cells));
    const line = `${padded(phase.phase, width)}  ${'▓'.repeat(filled)}${'░'.repeat(cells - filled)}  ${formatBytes(phase.bytes)}`;
    return phase === peak ? `${line}  ← peak` : line;
  });
  return [...bars, ...(peak === undefined ? [] : ['', ...termLines(peak)])].join('\n');
}

const SHOWN_TERMS = 8;

function termLines(peak: PhaseMemory): string[] {
  const terms = peak.terms.filter((term) => term.bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  const rest = terms.slice(SHOWN_TERMS);
  const shown = terms.slice(0, SHOWN_TERMS).map((term) => ({ name: term.term, bytes: term.bytes }));
  if (rest.length > 0)
    shown.push({ name: `${rest.length} smaller terms`, bytes: rest.reduce((sum, term) => sum + term.bytes, 0) });
  const width = Math.max(0, ...shown.map((term) => term.name.length));
  return shown.map(({ name, bytes }) => `  ${padded(name, width)}  ${formatBytes(bytes).padStart(9)}`);
}

function sources(memory: Memory): readonly Block[] {
  const highest = Math.max(...memory.phases.map((phase) => phase.bytes));
  const terms = memory.phases.find((phase) => phase.bytes === highest)?.terms ?? [];
  const lines = terms.filter((term) => term.bytes > 0 && term.source !== '').slice(0, SHOWN_TERMS);
  if (lines.length === 0) return [];
  return [
    paragraph(
      text('Sources: '),
      ...lines.flatMap((term, index) => [text(`${index === 0 ? '' : ' · '}${term.term} `), code(term.source)]),
    ),
  ];
}
