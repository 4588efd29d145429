/** The Trainer's arguments as the memory is reckoned with them, where the file says "auto" and nobody else says anything. */
import type { Node } from '../config/document.ts';
import { nodeAt } from '../config/pointer.ts';

/** null: not said. */
export interface LaunchNumbers {
  readonly micro: number | null;
  readonly accumulation: number | null;
  readonly precision: 'bf16' | 'fp16' | 'fp32' | null;
}

export interface AssumedArguments {
  readonly trainingArguments: Readonly<Record<string, unknown>>;
  /** Each a sentence. */
  readonly assumptions: readonly string[];
}

/** A number in the file stays as it is: filling touches "auto" alone. */
export function assumedArguments(root: Node | null, launch: LaunchNumbers): AssumedArguments {
  const numbers = {
    per_device_train_batch_size: launch.micro ?? numberAt(root, '/train_micro_batch_size_per_gpu') ?? 1,
    gradient_accumulation_steps: launch.accumulation ?? numberAt(root, '/gradient_accumulation_steps') ?? 1,
  };
  const open = (['bf16', 'fp16'] as const).filter((name) => isAuto(root, `/${name}/enabled`));
  const [first] = open;
  if (first === undefined || launch.precision === 'fp32') return { trainingArguments: numbers, assumptions: [] };
  if (launch.precision !== null)
    return { trainingArguments: { ...numbers, [launch.precision]: true }, assumptions: [] };
  return {
    trainingArguments: { ...numbers, [first]: true },
    assumptions: [`\`${first}.enabled\` is "auto": reckoned as switched on by the Trainer's \`--${first}\``],
  };
}

function numberAt(root: Node | null, pointer: string): number | null {
  const node = nodeAt(root, pointer);
  return node?.kind === 'number' && Number.isFinite(node.value) && node.value > 0 ? node.value : null;
}

function isAuto(root: Node | null, pointer: string): boolean {
  const node = nodeAt(root, pointer);
  return node?.kind === 'string' && node.value === 'auto';
}
