/** `ds-review check` in a terminal: findings by file with the line they stand on, then one line that says how it ended. */

import type { LocatedSuppression, UselessEntry } from '../review/suppress.ts';
import type { CheckedFile } from './checked-file.ts';
import { type Palette, palette } from './colour.ts';
import { terminalText } from './escape.ts';
import { countBySeverity, type LocatedFinding } from './finding.ts';
import { plural } from './quantity.ts';
import { wrapped } from './width.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  readonly deepspeed: string;
}

/** Ends with a line break. */
export function checkText(files: readonly CheckedFile[], options: TextOptions): string {
  const colours = palette(options.colour);
  const width = Math.max(40, Math.min(options.width, 120));
  const parts = files
    .filter((file) => file.findings.length + file.suppressed.length + file.useless.length > 0)
    .map((file) => fileText(file, colours, width));
  return `${[...parts, conclusion(files, options.deepspeed, colours)].join('\n\n')}\n`;
}

function fileText(file: CheckedFile, colours: Palette, width: number): string {
  const lines = file.text === null ? [] : file.text.split(/\r\n|\r|\n/);
  const findings = file.findings.map((finding) => findingText(finding, lines, colours, width));
  return [
    colours.bold(terminalText(file.path)),
    ...findings,
    ...file.suppressed.map((one) => suppressedText(one, colours)),
    ...file.useless.map((one) => uselessText(one, colours)),
    ...(accepted(file, colours) === '' ? [] : [`  ${accepted(file, colours)}`]),
  ].join('\n');
}

function suppressedText({ finding, reason }: LocatedSuppression, colours: Palette): string {
  const { start } = finding.range;
  const place = `${terminalText(finding.path)}:${start.line}:${start.column}`;
  return `  ${colours.dim(place)}  ${colours.dim('accepted')}  ${finding.rule}: “${terminalText(reason)}”`;
}

function uselessText({ rule, path, range, message }: UselessEntry, colours: Palette): string {
  const place = range === null ? 'policy' : `${terminalText(path)}:${range.start.line}:${range.start.column}`;
  return `  ${colours.dim(place)}  ${colours.yellow('suppression without effect')}  ${rule}: ${terminalText(message)}`;
}

const PAINT = { error: 'red', warning: 'yellow', notice: 'blue' } as const;

function findingText(finding: LocatedFinding, lines: readonly string[], colours: Palette, width: number): string {
  const { start } = finding.range;
  const paint = colours[PAINT[finding.severity]];
  const place = `${terminalText(finding.path)}:${start.line}:${start.column}`;
  const text = [`  ${colours.dim(place)}  ${paint(finding.severity)}  ${finding.rule}`];
  text.push(...wrapped(terminalText(finding.message), width - 4).map((line) => `    ${line}`));
  const line = lines[start.line - 1];
  if (line !== undefined && line.trim() !== '') text.push(...excerpt(line, finding, colours, width));
  if (finding.fix !== null) text.push(`    ${colours.green('fix:')} ${terminalText(finding.fix.title)}`);
  return text.join('\n');
}

/** The line with its place marked; of a long one the part around it. */
function excerpt(line: string, finding: LocatedFinding, colours: Palette, width: number): string[] {
  const { start, end } = finding.range;
  const number = String(start.line);
  const room = width - number.length - 7;
  const from = start.column - 1 > room - 10 ? Math.max(0, start.column - 1 - Math.floor(room / 2)) : 0;
  const shown = terminalText(line.slice(from, from + room));
  const last = end.line === start.line ? end.column : line.length + 1;
  const marks = Math.max(1, Math.min(last, from + shown.length + 1) - start.column);
  const blank = ' '.repeat(number.length);
  return [
    `    ${colours.dim(`${number} │`)} ${shown}`,
    `    ${colours.dim(`${blank} │`)} ${' '.repeat(Math.max(0, start.column - 1 - from))}${colours[PAINT[finding.severity]]('^'.repeat(marks))}`,
  ];
}

function accepted(file: CheckedFile, colours: Palette): string {
  const parts = Object.entries(file.accepts).map(([integration, sizes]) => {
    const yes = Object.entries(sizes)
      .filter(([, accepts]) => accepts)
      .map(([size]) => size);
    const all = Object.keys(sizes).length;
    if (yes.length === all) return colours.green(`${integration} accepts`);
    if (yes.length === 0) return colours.red(`${integration} rejects`);
    return colours.yellow(`${integration} accepts at world size ${yes.join(', ')} only`);
  });
  return parts.length === 0 ? '' : `${colours.dim('DeepSpeed:')} ${parts.join(colours.dim(' · '))}`;
}

function conclusion(files: readonly CheckedFile[], deepspeed: string, colours: Palette): string {
  const findings = files.flatMap((file) => file.findings);
  const counts = countBySeverity(findings);
  const looked = `${plural(files.length, 'file')} reviewed against DeepSpeed ${deepspeed}`;
  if (files.length === 0) return colours.yellow('No DeepSpeed config found.');
  const suppressed = files.reduce((sum, file) => sum + file.suppressed.length, 0);
  const useless = files.reduce((sum, file) => sum + file.useless.length, 0);
  if (findings.length + suppressed + useless === 0) return `${colours.green('✓')} ${looked}: nothing to say.`;
  const said = [
    plural(counts.errors, 'error'),
    plural(counts.warnings, 'warning'),
    plural(counts.notices, 'notice'),
    `${suppressed} accepted`,
    `${plural(useless, 'suppression')} without effect`,
  ];
  const mark = counts.errors > 0 ? colours.red('✗') : counts.warnings > 0 ? colours.yellow('!') : colours.green('✓');
  return `${mark} ${looked}: ${said.filter((one) => !one.startsWith('0 ')).join(', ')}.`;
}
