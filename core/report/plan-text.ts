/** `ds-review plan` in a terminal: per target what to change, what it takes then, and what it moves. */
import type { PlanRow, RunRow } from '../memory/plan/plan-row.ts';
import type { Volume } from '../memory/traffic.ts';
import { type Palette, palette } from './colour.ts';
import { terminalText } from './escape.ts';
import { formatBytes, formatFactor } from './quantity.ts';

export function planText(title: string, rows: readonly PlanRow[], options: { readonly colour: boolean }): string {
  const colours = palette(options.colour);
  return `${[colours.bold(terminalText(title)), ...rows.flatMap((row) => ['', ...targetLines(row, colours)])].join('\n')}\n`;
}

function targetLines(row: PlanRow, colours: Palette): readonly string[] {
  const name = row.target === row.label ? row.label : `${row.target}, ${row.label}`;
  const head = `${colours.bold(terminalText(name))}: ${headline(row, colours)}`;
  const largest =
    row.largest_micro_batch === null || row.largest_micro_batch === 0
      ? []
      : [`  largest micro batch with the config as it is: ${row.largest_micro_batch}`];
  const { planned, now } = row;
  if (planned === null) return [head, ...largest];
  const changed = row.outcome === 'unchanged' ? [] : changeLines(now, planned);
  return [
    head,
    ...changed.map((line) => `  ${line}`),
    `  GPU ${formatBytes(planned.gpu_bytes)} of ${formatBytes(row.gpu_total_bytes)}, CPU ${formatBytes(planned.cpu_per_node_bytes)} per node${planned.nvme_per_node_bytes > 0 ? `, NVMe ${formatBytes(planned.nvme_per_node_bytes)} per node` : ''}: ${planned.reason}`,
    ...trafficLines(now, planned).map((line) => `  ${line}`),
    ...largest,
    ...row.notes.map((note) => `  ${colours.yellow('note')} ${terminalText(note)}`),
    ...(row.patch.length === 0 || row.outcome === 'nothing-fits'
      ? []
      : ['  patch (RFC 6902):', ...row.patch.map((operation) => `    ${terminalText(JSON.stringify(operation))}`)]),
    colours.dim(`  ${row.searched} combinations looked at, ${row.replayed} replayed`),
  ];
}

function headline(row: PlanRow, colours: Palette): string {
  switch (row.outcome) {
    case 'unchanged':
      return colours.green('fits as it is, and nothing less slow does');
    case 'found':
      if (row.planned?.verdict === 'unknown') return colours.yellow('fits the GPU with this change');
      return row.now?.verdict === 'fits'
        ? colours.green('fits; a less slow config does too')
        : colours.green('fits with this change');
    case 'nothing-fits':
      return colours.red(`${row.reason ?? ''}; the nearest:`);
    case 'cannot-plan':
      return colours.yellow(terminalText(row.reason ?? ''));
  }
}

const SETTINGS: readonly (readonly [string, keyof RunRow])[] = [
  ['ZeRO stage', 'stage'],
  ['offload_optimizer', 'offload_optimizer'],
  ['offload_param', 'offload_param'],
  ['micro batch', 'micro_batch'],
  ['accumulation steps', 'gradient_accumulation_steps'],
  ['gradient checkpointing', 'gradient_checkpointing'],
];

function changeLines(now: RunRow | null, planned: RunRow): readonly string[] {
  const changes = SETTINGS.filter(([, key]) => now === null || now[key] !== planned[key]).map(([name, key]) =>
    now === null ? `${name} ${String(planned[key])}` : `${name} ${String(now[key])} → ${String(planned[key])}`,
  );
  return changes.length === 0 ? ['smaller buffers'] : [changes.join(', ')];
}

function trafficLines(now: RunRow | null, planned: RunRow): readonly string[] {
  const kinds = [
    ['between GPUs', 'communication', 'step and GPU'],
    ['PCIe', 'pcie', 'step and node'],
    ['NVMe', 'nvme', 'step and node'],
  ] as const;
  return kinds.flatMap(([name, kind, per]) => {
    const after: Volume = planned.traffic[kind];
    const before = now?.traffic[kind].bytes ?? 0;
    if (after.bytes === 0)
      return before === 0 ? [] : [`${name}: nothing any more (${formatBytes(before)} per ${per} now)`];
    const factor = before > 0 && before !== after.bytes ? `, ${formatFactor(after.bytes / before)}` : '';
    return [`${name}: ${formatBytes(after.bytes)} per ${per}${factor} [${after.formula}; ${after.source}]`];
  });
}
