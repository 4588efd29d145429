/** Looking a model up by id, and the catalogue's files. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findModel } from '../../core/models/find-model.ts';
import { loadModels } from '../../data/index.ts';

const catalogue = await loadModels();

describe('findModel', () => {
  test.each([
    ['meta-llama/Llama-2-7b-hf', 'meta-llama/Llama-2-7b-hf', 6738415616],
    ['META-LLAMA/llama-2-7B-HF', 'meta-llama/Llama-2-7b-hf', 6738415616],
    [' microsoft/kosmos-2-patch14-224 ', 'microsoft/kosmos-2-patch14-224', 1664485376],
    ['https://huggingface.co/Qwen/Qwen2.5-0.5B/', 'Qwen/Qwen2.5-0.5B', 494032768],
  ])('%s', (id, known, total) => {
    expect(findModel(id, catalogue)).toMatchObject({ found: true, model: { id: known, total } });
  });

  test.each([
    ['meta-llama/Llama-2-7b-hff', 'meta-llama/Llama-2-7b-hf'],
    ['meta-lama/Llama-2-7b-hf', 'meta-llama/Llama-2-7b-hf'],
    ['Llama-2-7b-hf', 'meta-llama/Llama-2-7b-hf'],
    ['NousResearch/kosmos-2-patch14-224', 'microsoft/kosmos-2-patch14-224'],
    ['qwen2.5-0.5', 'Qwen/Qwen2.5-0.5B'],
  ])('%s is not guessed, but suggested: %s', (id, suggestion) => {
    expect(findModel(id, catalogue)).toMatchObject({
      found: false,
      reason: 'unknown-model',
      suggestions: expect.arrayContaining([suggestion]),
      message: expect.stringContaining(suggestion),
    });
  });

  test.each(['', '/', '__proto__', 'constructor', './models/mine', 'x'.repeat(5000)])('%j has an answer', (id) => {
    const search = findModel(id, catalogue);
    expect(search.found).toBe(false);
    if (!search.found) expect(search.message.length).toBeLessThan(400);
  });

  test('any text has an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => typeof findModel(id, catalogue).found === 'boolean'));
  });
});

describe('data/models', () => {
  const sources = JSON.parse(readFileSync('data/models/sources.json', 'utf8')) as Record<
    string,
    { published: number | null; match: string; source: string | null }
  >;

  test('every model says where its count comes from, or that no figure was found', () => {
    const models = [...catalogue.byId.values()];
    expect(Object.keys(sources).sort()).toEqual(models.map((model) => model.id).sort());
    const silent = models.filter((model) => {
      const source = sources[model.id];
      return source === undefined || (source.published === null) !== (source.match === 'no published figure found');
    });
    expect(silent).toEqual([]);
  });

  test('where the published figure agrees exactly, it is the count', () => {
    const exact = [...catalogue.byId.values()].filter(
      (model) => sources[model.id]?.match === 'yes' && sources[model.id]?.published === model.total,
    );
    expect(exact.length).toBeGreaterThan(300);
  });
});
