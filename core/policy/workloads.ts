/** `workloads`: what trains with which config. Profiles of smoke runs share the keys that describe a run. */
import { GLOB, MODEL, MODULE } from './patterns.ts';
import { CLIENT_OPTIMIZERS, type LoraPolicy, type Workload, type WorkloadShape } from './policy.ts';
import { choice, integer, list, positive, type ReadItem, Section, text, truth } from './section.ts';

export const SHAPE_KEYS = [
  'model',
  'micro_batch',
  'sequence_length',
  'gradient_accumulation_steps',
  'gradient_checkpointing',
  'attention',
  'lora',
  'client_optimizer',
  'extra_parameters',
  'frozen',
] as const;
export const WORKLOAD_KEYS = [
  'config',
  ...SHAPE_KEYS,
  'images_per_sample',
  'image_size',
  'integration',
  'world_size',
  'training_steps',
  'learning_rate',
] as const;

const LORA_KEYS = ['r', 'targets'] as const;

const lora: ReadItem<LoraPolicy> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, LORA_KEYS);
  if (!section) return undefined;
  const r = section.required('r', integer({ minimum: 1, maximum: 4096 }), "the adapters' rank");
  const targets = section.required('targets', list(text(MODULE), 200), 'the layers that get adapters, or [all-linear]');
  return r === undefined || targets === undefined ? undefined : { r, targets };
};

export function readShape(section: Section): WorkloadShape {
  return {
    model: section.read('model', text(MODEL, 200)),
    micro_batch: section.read('micro_batch', integer({ minimum: 1, maximum: 1_000_000 })),
    sequence_length: section.read('sequence_length', integer({ minimum: 1, maximum: 100_000_000 })),
    gradient_accumulation_steps: section.read(
      'gradient_accumulation_steps',
      integer({ minimum: 1, maximum: 1_000_000 }),
    ),
    gradient_checkpointing: section.read('gradient_checkpointing', truth),
    attention: section.read('attention', choice(['sdpa', 'eager', 'flash'])),
    lora: section.read('lora', lora),
    client_optimizer: section.read('client_optimizer', choice(CLIENT_OPTIMIZERS)),
    extra_parameters: section.read('extra_parameters', integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    frozen: section.read('frozen', list(text(MODULE), 200)),
  };
}

export const workload: ReadItem<Workload> = (node, pointer, problems) => {
  const section = Section.of(node, pointer, problems, WORKLOAD_KEYS);
  if (!section) return undefined;
  const config = section.required('config', text(GLOB), 'the path or glob of the ds_config that it trains with');
  const read = {
    ...readShape(section),
    images_per_sample: section.read('images_per_sample', integer({ minimum: 1, maximum: 10_000 })),
    image_size: section.read('image_size', integer({ minimum: 1, maximum: 100_000 })),
    integration: section.read('integration', choice(['raw', 'hf-trainer', 'accelerate'])),
    world_size: section.read('world_size', integer({ minimum: 1, maximum: 100_000 })),
    training_steps: section.read('training_steps', integer({ minimum: 1, maximum: 1_000_000_000 })),
    learning_rate: section.read('learning_rate', positive),
  };
  return config === undefined ? undefined : { config, ...read };
};
