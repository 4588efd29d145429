/** Families that are counted but not replayed: model states, with the word that activations are missing. */
import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import { planFor } from '../../core/memory/plan/search.ts';
import { verdictOf } from '../../core/memory/verdict.ts';
import { countableModelTypes } from '../../core/models/count/count.ts';
import { familyOf } from '../../core/models/families/index.ts';
import { loadModels } from '../../data/index.ts';
import { runOf, targetOf } from './plan/runs.ts';

const { byId } = await loadModels();
const counted = [...byId.values()].filter((model) => familyOf(String(model.config.model_type)) === undefined);
const prod = targetOf({ instance: 'aws/p5.48xlarge' });
const ZERO3 = { zero_optimization: { stage: 3 } };

describe('a model that is counted only', () => {
  test('has its exact parameters and its states', () => {
    for (const model of counted) {
      const found = estimate({
        ...runOf('TinyLlama/TinyLlama-1.1B-Chat-v1.0', ZERO3),
        model: { kind: 'config', config: model.config },
      });
      expect(found).toMatchObject({
        params: model.total,
        largest_layer_params: model.largest,
        gpu: { peak_forward: null, peak_backward: null },
      });
      if (!('error' in found)) expect(found.assumptions[0]).toContain('activations are not in the figures');
    }
  });

  test('is unknown on a target that its states fit, and no plan is made up for it', () => {
    const [model] = counted.toSorted((a, b) => a.total - b.total);
    if (model === undefined) return;
    const run = {
      ...runOf('TinyLlama/TinyLlama-1.1B-Chat-v1.0', ZERO3),
      model: { kind: 'config', config: model.config },
    } as const;
    const found = estimate(run);
    if ('error' in found) throw new Error(found.error);
    expect(verdictOf(found, prod)).toMatchObject({ fit: 'unknown', code: 'activations-unknown' });
    expect(planFor(run, prod)).toMatchObject({
      outcome: 'cannot-plan',
      reason: expect.stringContaining('activations'),
    });
  });

  test('with adapters or frozen parts stays an error: what trains is not known by count', () => {
    const [model] = counted;
    if (model === undefined) return;
    const run = {
      ...runOf('TinyLlama/TinyLlama-1.1B-Chat-v1.0', ZERO3),
      model: { kind: 'config', config: model.config },
    } as const;
    expect(estimate({ ...run, lora: { r: 8, targetModules: ['q_proj'] } })).toHaveProperty('error');
    expect(estimate({ ...run, frozen: ['vision_tower'] })).toHaveProperty('error');
  });

  test('a family that nobody counts, or a field that is wrong, is an error as before', () => {
    const of = (config: object) =>
      estimate({ ...runOf('TinyLlama/TinyLlama-1.1B-Chat-v1.0', ZERO3), model: { kind: 'config', config } });
    expect(of({ model_type: 'mamba' })).toHaveProperty('error', expect.stringContaining('mamba'));
    expect(of({ model_type: 'llama', hidden_size: -4 })).toHaveProperty(
      'error',
      expect.stringContaining('hidden_size'),
    );
  });

  test('every family can at least be counted', () => {
    const types = new Set([...byId.values()].map((model) => String(model.config.model_type)));
    expect([...types].filter((type) => !countableModelTypes().includes(type))).toEqual([]);
  });
});
