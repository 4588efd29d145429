/** YAML that passes TrainingArguments, or a project's own, on: any key `deepspeed` or `deepspeed_config` that names a file. */
import type { Node, ObjectNode } from '../document.ts';
import { escapeSegment } from '../pointer.ts';
import { known, type LaunchNumbers, type Reference } from './launcher.ts';
import { countOf, numberOf, precisionOf, reader, truthOf } from './values.ts';

const KEYS = new Set(['deepspeed', 'deepspeed_config', 'deepspeed_config_file', 'ds_config']);
const CONFIG_FILE = /\.(?:json|hjson|jsonc|ya?ml)$/i;

export const namesAFile = (written: string) => CONFIG_FILE.test(written.trim()) && !/[\n\r]/.test(written.trim());

/** Arguments of transformers.TrainingArguments beside the key. */
export function trainerNumbers(node: ObjectNode): LaunchNumbers {
  const value = reader(node);
  return known({
    model: value('model_name_or_path', 'model_name'),
    micro_batch: countOf(value('per_device_train_batch_size')),
    gradient_accumulation_steps: countOf(value('gradient_accumulation_steps')),
    sequence_length: countOf(value('model_max_length', 'max_seq_length', 'max_seq_len', 'max_length')),
    gradient_checkpointing: truthOf(value('gradient_checkpointing')),
    learning_rate: numberOf(value('learning_rate')),
    training_steps: countOf(value('max_steps')),
    precision: precisionOf(value('bf16'), value('fp16')),
    integration: value('per_device_train_batch_size') === undefined ? undefined : 'hf-trainer',
  });
}

/** At any depth, in file order. Aliases of YAML can bring one key several times: each place counts. */
export function nestedReferences(root: Node): Reference[] {
  const found: Reference[] = [];
  const rest: { node: Node; pointer: string }[] = [{ node: root, pointer: '' }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { node, pointer } = next;
    if (node.kind === 'array')
      node.items.forEach((item, index) => void rest.push({ node: item, pointer: `${pointer}/${index}` }));
    if (node.kind !== 'object') continue;
    for (const { key, value } of node.members) {
      const place = `${pointer}/${escapeSegment(key)}`;
      if (KEYS.has(key) && value.kind === 'string' && namesAFile(value.value))
        found.push({ pointer: place, span: value.span, ref: value.value.trim(), numbers: trainerNumbers(node) });
      else rest.push({ node: value, pointer: place });
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
