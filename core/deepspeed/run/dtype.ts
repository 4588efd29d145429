import type { Node } from '../../config/document.ts';

export type Dtype = 'fp16' | 'fp32' | 'bf16' | 'int8';

/** deepspeed/runtime/config.py DtypeEnum: the names that `data_types` and `torch_autocast` take, case-sensitive. */
const NAMES: Readonly<Record<Dtype, readonly string[]>> = {
  fp16: ['torch.float16', 'fp16', 'float16', 'half'],
  fp32: ['torch.float32', 'fp32', 'float32', 'float'],
  int8: ['torch.int8', 'int8'],
  bf16: ['torch.bfloat16', 'bf16', 'bfloat16'],
};
const DTYPES: readonly Dtype[] = ['fp16', 'fp32', 'int8', 'bf16'];

/** Undefined for anything that is no such name. */
export function dtypeOf(node: Node | undefined): Dtype | undefined {
  if (node?.kind !== 'string') return undefined;
  return DTYPES.find((dtype) => NAMES[dtype].includes(node.value));
}
