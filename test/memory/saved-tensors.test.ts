/**
 * The replay of one step against what PyTorch itself keeps: every storage of the real class of transformers, watched on a CPU
 * (tools/data/saved-tensors.py). Kernels of a CPU differ from those of a GPU in ways that are named here.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { familyOf } from '../../core/models/families/index.ts';
import { replayOnce, type SavedCase } from '../../tools/accuracy/saved-tensors.ts';

const file = fileURLToPath(new URL('saved-tensors.jsonl', import.meta.url));
const cases: readonly SavedCase[] = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

/** A CPU keeps statistics of norms of bf16 in bf16, a GPU in fp32: 4 bytes a row of each norm. */
const KEPT = 0.01;
/** The softmax of a GPU has a temporary of its gradient's size in backward, which a CPU has not: over the real peak by up to this. */
const SOFTMAX = 0.13;

/** Under the watch the gradient of a gather is scattered into a copy. */
const SCATTER = 0.03;

/** Checkpointed layers share masks here that the model lets go of one by one; two layers show it, twenty do not. */
const MASKS_OF_OTHERS = new Set(['gemma3-checkpointed', 't5-checkpointed', 'bart-checkpointed']);

/** Layers that have names for more than the model knows of while they run, which matters in no backward. */
const NAMES_OF_LAYERS = new Set(
  'bart mixtral olmoe phimoe q2moe q3moe stablelmp'.split(' ').map((name) => `${name}-checkpointed`),
);

const ratio = (ours: number, real: number): number => ours / real - 1;

describe.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
  const ours = replayOnce(one);

  test('has the parameters of the real model', () => {
    expect([ours.params, ours.largest]).toEqual([one.params, one.largest]);
  });

  test('keeps what autograd keeps', () => {
    expect(Math.abs(ratio(ours.kept, one.kept))).toBeLessThan(MASKS_OF_OTHERS.has(id) ? 0.16 : KEPT);
  });

  test('has its peaks', () => {
    const backward = ratio(ours.peak_backward, one.peak_backward);
    expect(backward).toBeGreaterThan(one.config.model_type.startsWith('deberta') ? -SCATTER : -0.012);
    expect(backward).toBeLessThan(SOFTMAX);
    if (NAMES_OF_LAYERS.has(id)) return;
    const forward = ratio(ours.peak_forward, one.peak_forward);
    // Under checkpointing hardly anything but one layer's names is alive, probabilities among them: the peak shows each that is missing.
    expect(forward).toBeGreaterThan(one.checkpointing ? -0.002 : -0.065);
    expect(forward).toBeLessThan(one.checkpointing ? 0.04 : 0.06);
  });
});

test('every large storage that is kept has its like, one by one', () => {
  const exact = cases.filter(({ dtype, checkpointing }) => dtype === 'float32' && !checkpointing);
  for (const one of exact) {
    const large = (storages: SavedCase['storages']) => storages.filter(([bytes]) => bytes >= 12_288);
    expect([one.id, large(replayOnce(one).storages)]).toEqual([one.id, large(one.storages)]);
  }
});

test('falcon gives fused attention a mask where every token counts, and each layer keeps it in its own type', () => {
  const grouped = cases.filter(({ id }) => id === 'falconn-fp32');
  expect(grouped).toHaveLength(1);
  for (const one of grouped) {
    const mask = one.batch * one.sequence ** 2 * 4;
    expect(replayOnce({ ...one, attention: 'sdpa' }).storages).toContainEqual([mask, 2]);
  }
});

test('the families that no run on a GPU confirms are among them', () => {
  const here = new Set(cases.map(({ config }) => config.model_type));
  const wanted = ['deberta', 'deberta-v2', 'mpt', 'deepseek_v2', 'deepseek_v3', 'gpt_oss', 'modernbert', 'granitemoe'];
  expect(wanted.filter((type) => !here.has(type))).toEqual([]);
  expect([...here].filter((type) => familyOf(type) === undefined)).toEqual([]);
});
