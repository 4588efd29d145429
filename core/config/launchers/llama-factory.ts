/** LLaMA-Factory's training YAML (`llamafactory-cli train x.yaml`): arguments of Transformers' Trainer and its own. */
import type { ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';
import { known, type LaunchNumbers } from './launcher.ts';
import { countOf, namesOf, numberOf, precisionOf, reader, truthOf } from './values.ts';

/** Its own words beside those of the Trainer. Source: src/llamafactory/hparams. */
const OWN = ['finetuning_type', 'template', 'dataset', 'cutoff_len', 'stage'];

export function isLlamaFactory(root: ObjectNode): boolean {
  const has = (key: string) => memberOf(root, key) !== undefined;
  return has('model_name_or_path') && OWN.filter(has).length >= 2;
}

const ATTENTION: Readonly<Record<string, LaunchNumbers['attention']>> = {
  fa2: 'flash',
  sdpa: 'sdpa',
  disabled: 'eager',
  off: 'eager',
};

export function llamaFactoryNumbers(root: ObjectNode): LaunchNumbers {
  const value = reader(root);
  const lora = value('finetuning_type') === 'lora';
  const targets = namesOf(memberOf(root, 'lora_target')?.value);
  const attention = value('flash_attn') ?? '';
  return known({
    integration: 'hf-trainer',
    model: value('model_name_or_path'),
    micro_batch: countOf(value('per_device_train_batch_size')),
    gradient_accumulation_steps: countOf(value('gradient_accumulation_steps')),
    sequence_length: countOf(value('cutoff_len')),
    // On unless it is switched off, in its own way or in the Trainer's.
    gradient_checkpointing: truthOf(value('disable_gradient_checkpointing')) !== true,
    attention: Object.hasOwn(ATTENTION, attention) ? ATTENTION[attention] : undefined,
    lora: lora ? { r: countOf(value('lora_rank')) ?? 8, targets: targets ?? ['all-linear'] } : undefined,
    learning_rate: numberOf(value('learning_rate')),
    training_steps: countOf(value('max_steps')),
    precision: precisionOf(value('bf16'), value('fp16')),
  });
}
