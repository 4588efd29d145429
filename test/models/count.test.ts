/** Parameter counts: the catalogue's models, and small random shapes that the real classes of Transformers built (random-shapes.jsonl). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countableModelTypes, countParameters } from '../../core/models/count/count.ts';
import { loadModels } from '../../data/index.ts';

interface Row {
  readonly config: Readonly<Record<string, unknown>>;
  readonly total: number;
  readonly largest: number;
}
const rows = readFileSync('test/models/random-shapes.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const catalogue = await loadModels();
const models = [...catalogue.byId.values()];

describe('the catalogue', () => {
  test('has 415 ids, 388 of them with a class in Transformers', () => {
    expect([catalogue.size, models.filter((model) => model.native).length]).toEqual([415, 388]);
  });

  test('every count is what its config gives, total and largest layer', () => {
    const wrong = models.filter((model) => {
      const count = countParameters(model.config);
      return !count.ok || count.total !== model.total || count.largestLayer !== model.largest;
    });
    expect(wrong.map((model) => model.id)).toEqual([]);
  });

  test('and the largest layer in Transformers 4, where an expert is a module of its own', () => {
    const known = models.filter((model) => model.largest_v4 !== null);
    const wrong = known.filter((model) => {
      const count = countParameters(model.config, { expertModules: 'single' });
      return !count.ok || count.total !== model.total || count.largestLayer !== model.largest_v4;
    });
    expect(wrong.map((model) => model.id)).toEqual([]);
    expect(known.length).toBeGreaterThan(380);
  });
});

describe('random shapes, as the real classes build them', () => {
  const families = [...new Set(rows.map((row) => String(row.config.model_type)))];

  test('cover every family with a class', () => {
    expect(families.length).toBeGreaterThanOrEqual(56);
    expect(families.filter((family) => !countableModelTypes().includes(family))).toEqual([]);
  });

  test.each(families)('%s', (family) => {
    for (const { config, total, largest } of rows.filter((row) => row.config.model_type === family)) {
      const count = countParameters(config);
      expect({ config, total: count.ok && count.total, largest: count.ok && count.largestLayer }).toEqual({
        config,
        total,
        largest,
      });
    }
  });
});

describe('configs as they come', () => {
  const total = (config: unknown): number | string => {
    const count = countParameters(config);
    return count.ok ? count.total : count.code;
  };
  const llama7b = {
    model_type: 'llama',
    vocab_size: 32000,
    hidden_size: 4096,
    intermediate_size: 11008,
    num_hidden_layers: 32,
    num_attention_heads: 32,
  };

  test('absent fields have the default of the class, other names of a field are known', () => {
    expect(total({ model_type: 'llama' })).toBe(6738415616);
    expect(total({ model_type: 'gpt2' })).toBe(124439808);
    expect(total({ model_type: 'gpt2', hidden_size: 1600, num_hidden_layers: 48, num_attention_heads: 25 })).toBe(
      1557611200,
    );
    expect(total({ model_type: 'mistral' })).toBe(7241732096);
  });

  test.each([
    ['mixtral', 'num_experts', 'num_local_experts', 4],
    ['qwen3_moe', 'num_local_experts', 'num_experts', 4],
    ['gpt_oss', 'num_experts', 'num_local_experts', 4],
    ['deepseek_v2', 'num_experts', 'n_routed_experts', 4],
    ['t5', 'hidden_size', 'd_model', 1024],
    ['whisper', 'hidden_size', 'd_model', 768],
  ])('%s: %s is %s', (type, alias, name, value) => {
    expect(total({ model_type: type, [alias]: value })).toBe(total({ model_type: type, [name]: value }));
    expect(total({ model_type: type, [alias]: value })).not.toBe(total({ model_type: type }));
  });

  test('a tied head counts once, and what it would add is told', () => {
    expect(countParameters({ ...llama7b, tie_word_embeddings: true })).toMatchObject({
      total: 6738415616 - 32000 * 4096,
      tiedHead: 32000 * 4096,
    });
    expect(countParameters(llama7b)).toMatchObject({ total: 6738415616, tiedHead: 0 });
  });

  test('the class decides the head', () => {
    const withClass = (name: string): number | string => total({ ...llama7b, architectures: [name] });
    const body = 6738415616 - 32000 * 4096;
    expect(withClass('LlamaModel')).toBe(body);
    expect(withClass('LlamaForSequenceClassification')).toBe(body + 2 * 4096);
    expect(withClass('LlamaForTokenClassification')).toBe(body + 2 * 4096 + 2);
    expect(
      total({ ...llama7b, architectures: ['LlamaForSequenceClassification'], id2label: { 0: 'a', 1: 'b', 2: 'c' } }),
    ).toBe(body + 3 * 4096);
  });

  test('an untied T5 keeps a head of its own, as it does after loading', () => {
    expect(total({ model_type: 't5', tie_word_embeddings: false })).toBe(
      Number(total({ model_type: 't5' })) + 32128 * 512,
    );
  });

  test.each([
    ['no object', [1, 2], 'not-a-config', 'not a JSON object'],
    ['no model_type', { hidden_size: 8 }, 'unknown-architecture', 'no model_type'],
    ['an unknown model_type', { model_type: 'mamba' }, 'unknown-architecture', '`mamba`'],
    ['__proto__ as model_type', { model_type: '__proto__' }, 'unknown-architecture', '__proto__'],
    ['a negative size', { model_type: 'llama', hidden_size: -1 }, 'bad-field', 'hidden_size'],
    ['a size in words', { model_type: 'llama', hidden_size: '4096' }, 'bad-field', 'hidden_size'],
    ['an absurd size', { model_type: 'llama', vocab_size: 1e300 }, 'bad-field', 'vocab_size'],
    [
      'more than can be counted',
      { model_type: 'llama', vocab_size: 2e9, hidden_size: 2e9, num_attention_heads: 1 },
      'bad-field',
      'counted exactly',
    ],
    ['no text model', { model_type: 'llava', vision_config: {} }, 'bad-field', 'text_config.hidden_size'],
    [
      'an unknown head',
      { model_type: 'bert', architectures: ['BertForPreTraining'] },
      'bad-field',
      'BertForPreTraining',
    ],
  ])('%s: a sentence that says so', (_, config, code, words) => {
    const count = countParameters(config);
    expect(count).toMatchObject({ ok: false, code, message: expect.stringContaining(words) });
  });

  test('never throws, and counts are whole', () => {
    const field = fc.oneof(
      fc.constantFrom(
        'hidden_size',
        'vocab_size',
        'num_hidden_layers',
        'text_config',
        'vision_config',
        'id2label',
        'architectures',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...countableModelTypes()), fc.dictionary(field, fc.jsonValue()), (type, fields) => {
        const count = countParameters({ ...fields, model_type: type });
        expect(count.ok ? Number.isSafeInteger(count.total) && count.total >= 0 : count.message.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('more layers never mean fewer parameters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (a, b) => {
        const of = (layers: number) => Number(total({ ...llama7b, num_hidden_layers: layers }));
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });
});
