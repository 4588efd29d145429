/** Axolotl's training YAML (`axolotl train x.yml`). */
import type { ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';
import { known, type LaunchNumbers } from './launcher.ts';
import { countOf, namesOf, numberOf, precisionOf, reader, truthOf } from './values.ts';

const OWN = [
  'sequence_len',
  'micro_batch_size',
  'adapter',
  'sample_packing',
  'dataset_prepared_path',
  'num_epochs',
  'val_set_size',
  'datasets',
];

export function isAxolotl(root: ObjectNode): boolean {
  const has = (key: string) => memberOf(root, key) !== undefined;
  return has('base_model') && OWN.filter(has).length >= 2;
}

function attentionOf(value: ReturnType<typeof reader>): LaunchNumbers['attention'] {
  if (truthOf(value('flash_attention'))) return 'flash';
  if (truthOf(value('sdp_attention'))) return 'sdpa';
  return truthOf(value('eager_attention')) ? 'eager' : undefined;
}

export function axolotlNumbers(root: ObjectNode): LaunchNumbers {
  const value = reader(root);
  const adapter = value('adapter');
  const targets = truthOf(value('lora_target_linear'))
    ? ['all-linear']
    : namesOf(memberOf(root, 'lora_target_modules')?.value);
  const rank = countOf(value('lora_r'));
  return known({
    integration: 'hf-trainer',
    model: value('base_model'),
    micro_batch: countOf(value('micro_batch_size')),
    gradient_accumulation_steps: countOf(value('gradient_accumulation_steps')),
    sequence_length: countOf(value('sequence_len')),
    gradient_checkpointing: truthOf(value('gradient_checkpointing')),
    attention: attentionOf(value),
    // qlora's base weights are 4 bit: another thing, left unknown.
    lora: adapter === 'lora' && rank !== undefined && targets !== undefined ? { r: rank, targets } : undefined,
    learning_rate: numberOf(value('learning_rate')),
    training_steps: countOf(value('max_steps')),
    precision: precisionOf(
      value('bf16') === 'auto' ? 'true' : (value('bf16') ?? value('bfloat16')),
      value('fp16') ?? value('float16'),
    ),
  });
}
