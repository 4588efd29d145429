/** The replay against every measured run: the bounds that the project promises. */
import { describe, expect, test } from '@jest/globals';
import { compare, errorsOf, type Field, GPU_FIELDS, summarize } from '../../tools/accuracy/errors.ts';
import { type MeasuredRow, readLines, rowFiles } from '../../tools/accuracy/rows.ts';

const files = rowFiles();
const compared = new Map(files.map((name) => [name, readLines<MeasuredRow>(name).map(compare)] as const));
const all = [...compared.values()].flat();
const of = (name: string, field: Field) => summarize(errorsOf(compared.get(name) ?? [], field));

describe('the 127 rows', () => {
  const rows = 'h100.jsonl';

  test('are all there', () => {
    expect(compared.get(rows)).toHaveLength(127);
  });

  test.each(['model_on_gpu', 'after_init', 'peak_init', 'after_step'] as const)('%s is exact to 0.2 %%', (field) => {
    expect(of(rows, field).max).toBeLessThan(0.002);
  });

  test('peak_allocated: mean 0.1 %, 95th percentile 1.5 %, none above 3 %', () => {
    const { mean, p95, max } = of(rows, 'peak_allocated');
    expect(mean).toBeLessThan(0.001);
    expect(p95).toBeLessThan(0.015);
    expect(max).toBeLessThan(0.03);
  });

  test('peak_reserved: mean 1 %', () => {
    expect(of(rows, 'peak_reserved').mean).toBeLessThan(0.01);
  });

  test('CPU 1 % and pinned 0.01 % on rows with offload', () => {
    expect(of(rows, 'cpu_rss_delta_peak').count).toBe(23);
    expect(of(rows, 'cpu_rss_delta_peak').mean).toBeLessThan(0.01);
    expect(of(rows, 'pinned_allocated_peak').max).toBeLessThan(0.0001);
  });
});

describe('families that were modelled from the source before a run was measured', () => {
  test.each(files.filter((name) => name !== 'h100.jsonl'))('%s', (name) => {
    expect(of(name, 'peak_allocated').mean).toBeLessThan(0.003);
    expect(of(name, 'peak_allocated').max).toBeLessThan(0.02);
    expect(of(name, 'peak_reserved').mean).toBeLessThan(0.04);
  });
});

test.each(GPU_FIELDS.filter((field) => field !== 'peak_reserved'))(
  'eager attention, checkpointing, gpt_bigcode, falcon: %s within 0.05 %%',
  (field) => {
    expect(of('h100-eager.jsonl', field).count).toBe(17);
    expect(of('h100-eager.jsonl', field).max).toBeLessThan(0.0005);
  },
);

/** One block of fp32 logits more was taken from the driver than the replay takes: which cached block they fall into hangs on every small one before. */
const LOGITS_ELSEWHERE = new Set(['f26-bloom-1b7-z2']);

test.each([0, 1, 2])('stage %i: peaks within 0.2 %%, reserved within 1.5 %%', (stage) => {
  const rows = all.filter(({ row }) => (row.ds_config.zero_optimization?.stage ?? 0) === stage);
  expect(rows.length).toBeGreaterThan(10);
  expect(summarize(errorsOf(rows, 'peak_allocated')).max).toBeLessThan(0.002);
  const others = rows.filter(({ row }) => !LOGITS_ELSEWHERE.has(row.id));
  expect(summarize(errorsOf(others, 'peak_reserved')).max).toBeLessThan(0.015);
  expect(summarize(errorsOf(rows, 'peak_reserved')).max).toBeLessThan(0.07);
});

test('parameter counts and the largest layer are exact', () => {
  for (const { row, estimate } of all) {
    expect([row.id, estimate.params, estimate.trainable_params, estimate.largest_layer_params]).toEqual([
      row.id,
      row.params,
      row.trainable_params,
      row.largest_layer_params,
    ]);
  }
});

test.each([24, 40, 48, 80, 141])('no row is said to fit %i GB whose measured peak does not', (gigabytes) => {
  const card = gigabytes * 1e9;
  for (const { row, estimate } of all) {
    if (estimate.gpu.total > card) continue;
    const context = (row.bytes.process_on_device ?? 0) - (row.bytes.peak_reserved ?? 0);
    const peak = Math.max(row.bytes.peak_allocated ?? 0, row.bytes.peak_init ?? 0);
    expect([row.id, peak + context <= card]).toEqual([row.id, true]);
  }
});
