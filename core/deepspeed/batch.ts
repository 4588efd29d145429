/** The batch arithmetic: runtime/config.py _set_batch_related_parameters and _batch_assertion, in Python's numbers. */
import type { Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/member.ts';

export const BATCH_KEYS = [
  'train_batch_size',
  'train_micro_batch_size_per_gpu',
  'gradient_accumulation_steps',
] as const;
export type BatchKey = (typeof BATCH_KEYS)[number];

export interface BatchSizes {
  /** Samples of one optimizer step of all ranks. */
  readonly train: number;
  /** Samples of one forward pass of one rank. */
  readonly micro: number;
  /** Forward passes of one optimizer step. */
  readonly accumulation: number;
}

export type BatchReading =
  | ({ readonly code: 'ok' } & BatchSizes)
  | { readonly code: 'missing' }
  | { readonly code: 'type'; readonly key: BatchKey; readonly node: Node }
  | ({ readonly code: 'not-positive'; readonly key: BatchKey } & BatchSizes)
  | ({ readonly code: 'mismatch' } & BatchSizes);

/** What the file gives; undefined where a key is absent or null, which Python's None is, too. */
export interface GivenBatch {
  readonly train: number | undefined;
  readonly micro: number | undefined;
  readonly accumulation: number | undefined;
}

export function givenBatch(root: ObjectNode): GivenBatch | { readonly key: BatchKey; readonly node: Node } {
  const train = memberOf(root, 'train_batch_size')?.value;
  if (train !== undefined && !isNumber(train)) return { key: 'train_batch_size', node: train };
  const micro = memberOf(root, 'train_micro_batch_size_per_gpu')?.value;
  if (micro !== undefined && !isNumber(micro)) return { key: 'train_micro_batch_size_per_gpu', node: micro };
  const accumulation = memberOf(root, 'gradient_accumulation_steps')?.value;
  if (accumulation !== undefined && !isNumber(accumulation))
    return { key: 'gradient_accumulation_steps', node: accumulation };
  return { train: numberOf(train), micro: numberOf(micro), accumulation: numberOf(accumulation) };
}

/** `worldSize`: data-parallel ranks as DeepSpeed counts them: a fraction where sequence_parallel_size does not divide. */
export function readBatch(root: ObjectNode, worldSize: number): BatchReading {
  const given = givenBatch(root);
  if ('key' in given) return { code: 'type', ...given };
  const sizes = derive(given, worldSize);
  if (sizes === undefined) return { code: 'missing' };
  const { train, micro, accumulation } = sizes;
  const key = notPositive(sizes);
  if (key !== undefined) return { code: 'not-positive', key, train, micro, accumulation };
  const fits = isProduct(given) || multipliesUp(sizes, worldSize);
  return { code: fits ? 'ok' : 'mismatch', train, micro, accumulation };
}

/** The first of them; NaN is none of the positive. */
function notPositive({ train, micro, accumulation }: BatchSizes): BatchKey | undefined {
  if (!(train > 0)) return 'train_batch_size';
  if (!(micro > 0)) return 'train_micro_batch_size_per_gpu';
  return accumulation > 0 ? undefined : 'gradient_accumulation_steps';
}

/** The whole is computed from the parts: it cannot differ, beyond 2^53 either. */
function isProduct({ train, micro }: GivenBatch): boolean {
  return train === undefined && micro !== undefined;
}

function derive({ train, micro, accumulation }: GivenBatch, worldSize: number): BatchSizes | undefined {
  if (train !== undefined && micro !== undefined && accumulation !== undefined) return { train, micro, accumulation };
  if (train !== undefined && micro !== undefined)
    return { train, micro, accumulation: floorDivide(floorDivide(train, micro), worldSize) };
  if (train !== undefined && accumulation !== undefined)
    return { train, micro: floorDivide(floorDivide(train, worldSize), accumulation), accumulation };
  if (micro !== undefined && accumulation !== undefined)
    return { train: micro * accumulation * worldSize, micro, accumulation };
  if (train !== undefined) return { train, micro: floorDivide(train, worldSize), accumulation: 1 };
  if (micro !== undefined) return { train: micro * worldSize, micro, accumulation: 1 };
  return undefined;
}

/** Python's `//`, of floats too (floatobject.c float_floor_div); NaN, which no comparison accepts, where Python raises ZeroDivisionError. */
function floorDivide(a: number, b: number): number {
  if (b === 0) return Number.NaN;
  let remainder = a % b;
  if (remainder !== 0 && b < 0 !== remainder < 0) remainder += b;
  const quotient = (a - remainder) / b;
  const floored = Math.floor(quotient);
  return quotient - floored > 0.5 ? floored + 1 : floored;
}

/** Python's ints have no limit: beyond 2^53 the product is checked without rounding. */
function multipliesUp({ train, micro, accumulation }: BatchSizes, worldSize: number): boolean {
  if (train <= Number.MAX_SAFE_INTEGER || ![train, micro, accumulation, worldSize].every(Number.isInteger))
    return train === micro * accumulation * worldSize;
  return BigInt(train) === BigInt(micro) * BigInt(accumulation) * BigInt(worldSize);
}

/** A number for Python, or None. */
function isNumber(node: Node): boolean {
  return node.kind === 'number' || node.kind === 'boolean' || node.kind === 'null';
}

function numberOf(node: Node | undefined): number | undefined {
  if (node?.kind === 'number') return node.value;
  return node?.kind === 'boolean' ? Number(node.value) : undefined;
}
