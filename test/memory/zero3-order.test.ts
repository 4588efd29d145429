/**
 * What ZeRO-3 gathers and lets go, in order, against the real DeepSpeed's own coordinator on the CPU (tools/accuracy/zero3_order.py writes
 * the file): tiny models, odd thresholds. G: a gather of parameters (their positions in named_parameters()), R: parameters let go.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Watcher } from '../../core/memory/engines/zero3/watcher.ts';
import { replay } from '../../core/memory/replay.ts';
import { resolveRun } from '../../core/memory/settings/resolved-run.ts';
import { type MeasuredRow, runOf } from '../../tools/accuracy/rows.ts';

interface Recorded extends MeasuredRow {
  readonly micro_steps: number;
  readonly first: string;
  readonly last: string;
}

const FILE = new URL('zero3-order/deepspeed-0.19.8.jsonl', import.meta.url);
const recorded: Recorded[] = readFileSync(FILE, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function replayed(row: MeasuredRow): string[] {
  const resolved = resolveRun(runOf(row));
  if ('error' in resolved) throw new Error(resolved.error);
  const steps: { kind: 'G' | 'R'; positions: number[] }[][] = [];
  const watcher: Watcher = {
    microStep: () => steps.push([]),
    gathered: (parameters) => steps.at(-1)?.push({ kind: 'G', positions: parameters.map(({ index }) => index) }),
    released: ({ index }) => {
      const last = steps.at(-1)?.at(-1);
      if (last?.kind === 'R') last.positions.push(index);
      else steps.at(-1)?.push({ kind: 'R', positions: [index] });
    },
  };
  replay(resolved, watcher);
  const text = (kind: string, positions: number[]): string => kind + positions.sort((a, b) => a - b).join(',');
  return steps.map((events) => events.map(({ kind, positions }) => text(kind, positions)).join(' '));
}

const named = recorded.map((row) => {
  const how = [row.lora && 'LoRA', row.activation_checkpointing && 'checkpointing'].filter((word) => word).join(', ');
  return [`${row.model}${how && ` (${how})`}`, row] as const;
});

test('there is something to compare', () => {
  expect(recorded.length).toBeGreaterThan(30);
});

test.each(named)('%s: the first micro step and the last', (_name, row) => {
  const ours = replayed(row);
  expect(ours).toHaveLength(row.micro_steps);
  expect(ours[0]?.split(' ')).toEqual(row.first.split(' '));
  expect(ours.at(-1)?.split(' ')).toEqual(row.last.split(' '));
});
