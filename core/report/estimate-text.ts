/** `ds-review estimate` in a terminal: verdict, a bar per phase with its terms, CPU and NVMe, and what was taken for granted. */
import type { Target } from '../hardware/target.ts';
import type { MemoryEstimate, PhaseBreakdown } from '../memory/result.ts';
import type { TrainingRun } from '../memory/run.ts';
import type { Verdict } from '../memory/verdict.ts';
import { bar } from './bar.ts';
import { type Palette, palette } from './colour.ts';
import { terminalText } from './escape.ts';
import { formatBytes, formatCount } from './quantity.ts';
import { wrapped } from './width.ts';

export interface EstimateReport {
  readonly path: string;
  readonly model: string;
  /** Where the model's shape comes from. */
  readonly from: string;
  readonly run: Pick<TrainingRun, 'worldSize' | 'microBatch' | 'sequenceLength' | 'gradientCheckpointing'>;
  readonly estimate: MemoryEstimate;
  readonly target: Target | null;
  readonly verdict: Verdict | null;
}

/** Terms below this share of a phase are one line together. */
const WORTH_A_LINE = 0.01;

export function estimateText(
  report: EstimateReport,
  options: { readonly colour: boolean; readonly width: number },
): string {
  const colours = palette(options.colour);
  const width = Math.max(40, Math.min(options.width, 120));
  const { estimate, target, run } = report;
  const capacity = target?.gpu.usableBytes ?? Math.max(...estimate.phases.map((phase) => phase.peakBytes), 1);
  return `${[
    colours.bold(
      `${terminalText(report.path)}: ${terminalText(report.model)}, ${formatCount(estimate.params)} parameters`,
    ),
    `${run.worldSize} ranks, micro batch ${run.microBatch}, ${run.sequenceLength} tokens${run.gradientCheckpointing ? ', gradient checkpointing' : ''} (model: ${terminalText(report.from)})`,
    ...verdictLine(report, colours),
    '',
    `per GPU   allocated ${formatBytes(Math.max(estimate.gpu.peak_allocated, estimate.gpu.peak_init))}, reserved ${formatBytes(estimate.gpu.peak_reserved)}, with the CUDA context ${formatBytes(estimate.gpu.total)}`,
    ...estimate.phases.flatMap((phase) => phaseLines(phase, capacity, colours)),
    '',
    `CPU       per rank ${formatBytes(estimate.cpu.rss_per_rank)} (pinned ${formatBytes(estimate.cpu.pinned_per_rank)}), per node ${formatBytes(estimate.cpu.per_node)}`,
    ...(estimate.nvme.per_node > 0 ? [`NVMe      per node ${formatBytes(estimate.nvme.per_node)}`] : []),
    '',
    `confidence: ${estimate.confidence}`,
    ...estimate.assumptions.flatMap((sentence) => wrapped(`- ${terminalText(sentence)}`, width)),
  ].join('\n')}\n`;
}

function verdictLine({ verdict, target }: EstimateReport, colours: Palette): string[] {
  if (verdict === null || target === null) return [];
  const paint = { fits: colours.green, tight: colours.yellow, 'does-not-fit': colours.red, unknown: colours.yellow }[
    verdict.fit
  ];
  return [paint(`${target.label}: ${verdict.message}`)];
}

function phaseLines(phase: PhaseBreakdown, capacity: number, colours: Palette): string[] {
  const shares = { allocated: phase.peakBytes, total: phase.peakBytes, capacity };
  const shown = phase.terms.filter((term) => term.bytes >= WORTH_A_LINE * phase.peakBytes);
  const rest = phase.terms.filter((term) => !shown.includes(term)).reduce((sum, term) => sum + term.bytes, 0);
  const line = (name: string, bytes: number): string =>
    colours.dim(`    ${name.padEnd(28)}${formatBytes(bytes).padStart(10)}`);
  return [
    `  ${phase.phase.padEnd(14)}${bar(shares, 24)} ${formatBytes(phase.peakBytes).padStart(9)}`,
    ...shown.map((term) => line(term.term, term.bytes)),
    ...(rest > 0 ? [line('other', rest)] : []),
  ];
}
