/** The images that a run is taken to see: said among the assumptions, and changed by what the run says. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { estimate } from '../../core/memory/estimate.ts';
import type { MemoryEstimate } from '../../core/memory/result.ts';
import type { ImagesOfRun } from '../../core/memory/run.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import { workloadOf } from '../../core/review/workload.ts';
import type { SavedCase } from '../../tools/accuracy/saved-tensors.ts';

const rows: readonly SavedCase[] = readFileSync('test/memory/saved-tensors/vision-language.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function estimated(id: string, images?: ImagesOfRun, sequenceLength = 512): MemoryEstimate {
  const row = rows.find((one) => one.id === id);
  const found = estimate({
    worldSize: 2,
    microBatch: 2,
    sequenceLength,
    gradientCheckpointing: false,
    attention: 'sdpa',
    lora: null,
    clientOptimizer: null,
    config: { bf16: { enabled: true }, zero_optimization: { stage: 2 } },
    model: { kind: 'config', config: row?.config },
    ...(images === undefined ? {} : { images }),
  });
  if ('error' in found) throw new Error(found.error);
  return found;
}

const HOW_MANY = 'assumed where `images_per_sample` is not given';

describe('named among the assumptions', () => {
  test.each([
    [
      'llava',
      `One image a sample, ${HOW_MANY}, of 84 x 84 pixels, the size of its vision_config: 36 of the 512 tokens.`,
    ],
    [
      'llava-next',
      `One image a sample, ${HOW_MANY}, of 168 x 168 pixels, the size of its vision_config: 192 of the 512 tokens.`,
    ],
    [
      'gemma3',
      `One image a sample, ${HOW_MANY}, of 84 x 84 pixels, the size of its vision_config: 9 of the 512 tokens.`,
    ],
    [
      'internvl',
      `One image a sample, ${HOW_MANY}, of 84 x 84 pixels, the size of its vision_config: 9 of the 512 tokens.`,
    ],
    [
      'idefics3',
      `One image a sample, ${HOW_MANY}, of 84 x 84 pixels, the size of its vision_config: 9 of the 512 tokens.`,
    ],
    [
      'mllama',
      `One image a sample, ${HOW_MANY}, of 84 x 84 pixels, the size of its vision_config: 1 of the 512 tokens.`,
    ],
    [
      'qwen2.5-vl',
      `One image a sample, ${HOW_MANY}, of 448 x 448 pixels, assumed where \`image_size\` is not given, for the model takes any size: 64 of the 512 tokens.`,
    ],
    ['whisper', 'Every sample is a recording of 400 frames; its text has 512 tokens.'],
  ])('%s', (id, sentence) => {
    expect(estimated(id).assumptions).toContain(sentence);
  });

  test('what the run says is said to be from there', () => {
    expect(estimated('qwen3-vl', { perSample: 2, side: 230 }).assumptions).toContain(
      '2 images a sample, as the run says, of 224 x 224 pixels, the size that the run says: 32 of the 512 tokens.',
    );
  });

  test('a size that the model cannot take, and a sequence that is too short', () => {
    const { assumptions } = estimated('llava', { side: 1000, perSample: 3 }, 64);
    expect(assumptions.join('\n')).toContain(
      '`image_size` 1000 changes nothing: this model brings every image to 84 pixels.',
    );
    expect(assumptions.join('\n')).toContain('108 tokens of images do not fit in a sequence of 64');
  });

  test('a model of text says nothing of images', () => {
    const text = {
      model_type: 'llama',
      hidden_size: 64,
      num_hidden_layers: 1,
      num_attention_heads: 4,
      vocab_size: 100,
    };
    const found = estimate({
      worldSize: 1,
      microBatch: 1,
      sequenceLength: 16,
      gradientCheckpointing: false,
      attention: 'sdpa',
      lora: null,
      clientOptimizer: null,
      config: {},
      model: { kind: 'config', config: text },
    });
    expect('error' in found ? found.error : found.assumptions.join(' ')).not.toContain('image');
  });
});

describe('in the figures', () => {
  test.each(['llava', 'llava-next', 'gemma3', 'qwen2-vl', 'idefics3', 'internvl', 'mllama', 'mistral3', 'paligemma'])(
    '%s: a second image costs activations, and no parameters',
    (id) => {
      const [one, two] = [estimated(id), estimated(id, { perSample: 2 })];
      expect(two.params).toBe(one.params);
      expect(two.gpu.peak_backward ?? 0).toBeGreaterThan(one.gpu.peak_backward ?? Infinity);
    },
  );

  test('four times the pixels are four times the patches of a tower that takes any size', () => {
    const vision = (side: number): number =>
      estimated('qwen2-vl', { side }).terms.find(({ term, phase }) => term === 'vision' && phase === 'forward')
        ?.bytes ?? 0;
    expect(vision(896) / vision(448)).toBeGreaterThan(3.5);
    expect(vision(896) / vision(448)).toBeLessThan(4.5);
  });

  test.each([
    [{ perSample: 0 }, 'images a sample 0'],
    [{ side: -1 }, 'size of an image -1'],
  ])('%j is refused', (images, words) => {
    expect(() => estimated('llava', images)).toThrow(words);
  });
});

test('a policy says them for a workload', () => {
  const text =
    'version: 1\nworkloads:\n  - { config: a.json, model: "params=1e9,largest_layer=1e8", images_per_sample: 2, image_size: 896 }\n';
  const { policy, problems } = parsePolicy('p.yml', text);
  expect(problems).toEqual([]);
  const [workload] = policy.workloads ?? [];
  if (workload === undefined) throw new Error('no workload');
  const known = workloadOf(workload, 'p.yml', { byId: new Map(), size: 0 });
  expect(known?.known?.run.images).toEqual({ perSample: 2, side: 896 });
});
