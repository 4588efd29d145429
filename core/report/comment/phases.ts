/** Where the memory goes: a bar per phase, the peak taken apart term by term, as fixed-width text. */

import type { ConfigReview, Memory, PhaseMemory, Target } from '../../review/outcome.ts';
import { type Block, code, details, joined, paragraph, pre, text } from '../document.ts';
import { formatBytes, plural } from '../quantity.ts';
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
  return [...bars, ...(peak === undefined ? [] : ['', ...termLines(peak), '', ...wholeLines(memory, peak)])].join('\n');
}

const SHOWN_TERMS = 8;

function termLines(peak: PhaseMemory): string[] {
  const terms = peak.terms.filter((term) => term.bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  const rest = terms.slice(SHOWN_TERMS);
  const shown = terms.slice(0, SHOWN_TERMS).map((term) => ({ name: term.term, bytes: term.bytes }));
  if (rest.length > 0) shown.push({ name: plural(rest.length, 'smaller term'), bytes: sum(rest) });
  return columns(shown);
}

const sum = (terms: readonly { readonly bytes: number }[]): number =>
  terms.reduce((total, term) => total + term.bytes, 0);

/** From what is in use at the peak to what the card must have. */
function wholeLines(memory: Memory, peak: PhaseMemory): string[] {
  const reserved = memory.gpuBytes - memory.gpuContextBytes - peak.bytes;
  return columns([
    { name: `in use at the peak (${peak.phase})`, bytes: peak.bytes },
    { name: 'held by the allocator beside it', bytes: Math.max(0, reserved) },
    { name: 'CUDA context and NCCL', bytes: memory.gpuContextBytes },
    { name: 'the card must have', bytes: memory.gpuBytes },
  ]);
}

function columns(lines: readonly { readonly name: string; readonly bytes: number }[]): string[] {
  const width = Math.max(0, ...lines.map((line) => line.name.length));
  return lines.map(({ name, bytes }) => `  ${padded(name, width)}  ${formatBytes(bytes).padStart(9)}`);
}

/** Which code each term follows; terms of one source together. */
function sources(memory: Memory): readonly Block[] {
  const highest = Math.max(...memory.phases.map((phase) => phase.bytes));
  const terms = memory.phases.find((phase) => phase.bytes === highest)?.terms ?? [];
  const bySource = new Map<string, string[]>();
  for (const { term, source } of terms.filter((one) => one.bytes > 0 && one.source !== '').slice(0, SHOWN_TERMS)) {
    bySource.set(source, [...(bySource.get(source) ?? []), term]);
  }
  if (bySource.size === 0) return [];
  const items = [...bySource].map(([source, names]) => [text(`${names.join(', ')}: `), code(source)]);
  return [paragraph(text('Sources: '), ...joined(items, ' · '))];
}
