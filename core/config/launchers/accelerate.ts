/** Accelerate's config file (`accelerate config`, `accelerate launch --config_file`). */
import type { ObjectNode } from '../document.ts';
import { memberOf } from '../member.ts';
import { known, type LaunchNumbers, type Reference } from './launcher.ts';
import { countOf, reader } from './values.ts';

/** Keys that only Accelerate writes at the top level. Source: accelerate/commands/config/config_args.py. */
const ONLY_ACCELERATE = [
  'compute_environment',
  'distributed_type',
  'downcast_bf16',
  'main_training_function',
  'tpu_use_cluster',
];

export function isAccelerate(root: ObjectNode): boolean {
  return root.members.some(({ key }) => ONLY_ACCELERATE.includes(key));
}

const PRECISIONS: Readonly<Record<string, LaunchNumbers['precision']>> = {
  bf16: 'bf16',
  fp16: 'fp16',
  no: 'fp32',
  false: 'fp32',
};

/** num_processes counts those of all machines. */
export function accelerateNumbers(root: ObjectNode): LaunchNumbers {
  const top = reader(root);
  const block = reader(memberOf(root, 'deepspeed_config')?.value);
  const worldSize = countOf(top('num_processes'));
  const nodes = countOf(top('num_machines'));
  const precision = top('mixed_precision') ?? '';
  return known({
    integration: 'accelerate',
    world_size: worldSize,
    nodes,
    gpus_per_node:
      worldSize !== undefined && nodes !== undefined && worldSize % nodes === 0 ? worldSize / nodes : undefined,
    gradient_accumulation_steps: countOf(block('gradient_accumulation_steps')),
    precision: Object.hasOwn(PRECISIONS, precision) ? PRECISIONS[precision] : undefined,
  });
}

/** DeepSpeed is used only where distributed_type says so; a block for it may be left over. */
export function usesDeepSpeed(root: ObjectNode): boolean {
  const type = reader(root)('distributed_type');
  return type === undefined || type.toUpperCase() === 'DEEPSPEED';
}

/** The file stands in `deepspeed_config`, in old files at the top level. */
export function accelerateReferences(root: ObjectNode): Reference[] {
  const block = memberOf(root, 'deepspeed_config')?.value;
  const places = [
    { pointer: '/deepspeed_config/deepspeed_config_file', value: memberOf(block, 'deepspeed_config_file')?.value },
    { pointer: '/deepspeed_config_file', value: memberOf(root, 'deepspeed_config_file')?.value },
  ];
  return places.flatMap(({ pointer, value }) =>
    value?.kind === 'string' && value.value !== '' && value.value !== 'none'
      ? [{ pointer, span: value.span, ref: value.value, numbers: accelerateNumbers(root) }]
      : [],
  );
}

export function isInline(root: ObjectNode): boolean {
  const block = memberOf(root, 'deepspeed_config')?.value;
  return (
    block?.kind === 'object' &&
    block.members.length > 0 &&
    usesDeepSpeed(root) &&
    accelerateReferences(root).length === 0
  );
}
