/**
 * Models that see or hear, op by op: parameters, what is kept for backward and both peaks of small models as Transformers and PyTorch have them.
 * saved-tensors/vision-language.jsonl is written by `python tools/activations/measure.py CASES.jsonl`, a case being a line without its figures.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { replayOnce, type SavedCase } from '../../tools/accuracy/saved-tensors.ts';

const rows: readonly SavedCase[] = readFileSync('test/memory/saved-tensors/vision-language.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Indices of positions that are buffers of the model, and scalars, are not worth a tensor of their own. */
const SMALL = 4096;
/** Of a figure. Inside a recomputed layer of Gemma, whose norms work in fp32, a temporary or two dies elsewhere. */
const share = ({ checkpointing = false }: SavedCase): number => (checkpointing ? 0.01 : 0.001);

test('the figures are of every modelled class', () => {
  const types = new Set(rows.map(({ config }) => config.model_type));
  expect([...types].sort()).toEqual([
    'blip-2',
    'clip',
    'gemma3',
    'idefics2',
    'idefics3',
    'internvl',
    'llava',
    'llava_next',
    'llava_onevision',
    'mistral3',
    'mllama',
    'paligemma',
    'qwen2_5_vl',
    'qwen2_vl',
    'qwen3_vl',
    'siglip',
    'smolvlm',
    'whisper',
  ]);
});

describe.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const got = replayOnce(row);

  test('parameters and the largest layer are exact', () => {
    expect([got.params, got.largest]).toEqual([row.params, row.largest]);
  });

  test('what backward keeps, and both peaks', () => {
    for (const field of ['kept', 'peak_forward', 'peak_backward'] as const) {
      const apart = Math.abs(got[field] - row[field]);
      expect({ field, apart: apart <= SMALL + row[field] * share(row) ? 'little' : apart }).toEqual({
        field,
        apart: 'little',
      });
    }
  });
});
