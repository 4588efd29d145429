/** The batch arithmetic: runtime/config.py _set_batch_related_parameters and _batch_assertion, in Python's numbers. */
import type { Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/member.ts';
import { floatFloorDivide, floorDivide, isEqual, multiply, type PythonNumber, pythonNumber } from './python-numbers.ts';

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

/**
 * `worldSize`: data-parallel ranks as DeepSpeed counts them: a fraction where sequence_parallel_size does not divide. `divided`: that it does
 * at all, which makes a float of them.
 */
export function readBatch(root: ObjectNode, worldSize: number, divided: boolean): BatchReading {
  const given = givenBatch(root);
  if ('key' in given) return { code: 'type', ...given };
  // Up to there the floats of this language are Python's ints, too.
  if (!isBeyond(given.train) && !isBeyond(given.micro) && !isBeyond(given.accumulation))
    return judge(given, worldSize, ROUNDED);
  const exact = {
    train: pythonNumber(memberOf(root, 'train_batch_size')?.value),
    micro: pythonNumber(memberOf(root, 'train_micro_batch_size_per_gpu')?.value),
    accumulation: pythonNumber(memberOf(root, 'gradient_accumulation_steps')?.value),
  };
  return judge(exact, divided || !Number.isInteger(worldSize) ? worldSize : BigInt(worldSize), EXACT);
}

function isBeyond(value: number | undefined): boolean {
  return value !== undefined && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

interface Arithmetic<N> {
  readonly one: N;
  readonly multiply: (a: N, b: N) => N;
  readonly floorDivide: (a: N, b: N) => N;
  readonly isEqual: (a: N, b: N) => boolean;
}

const ROUNDED: Arithmetic<number> = {
  one: 1,
  multiply: (a, b) => a * b,
  floorDivide: floatFloorDivide,
  isEqual: (a, b) => a === b,
};

const EXACT: Arithmetic<PythonNumber> = { one: 1n, multiply, floorDivide, isEqual };

/** `undefined` where the file gives none. */
type Sizes<N> = { readonly [Size in keyof BatchSizes]: N | undefined };
type AllSizes<N> = { readonly [Size in keyof BatchSizes]: N };

function judge<N extends PythonNumber>(given: Sizes<N>, worldSize: N, python: Arithmetic<N>): BatchReading {
  const sizes = derive(given, worldSize, python);
  if (sizes === undefined) return { code: 'missing' };
  const train = Number(sizes.train);
  const micro = Number(sizes.micro);
  const accumulation = Number(sizes.accumulation);
  const key = notPositive({ train, micro, accumulation });
  if (key !== undefined) return { code: 'not-positive', key, train, micro, accumulation };
  const product = python.multiply(python.multiply(sizes.micro, sizes.accumulation), worldSize);
  return { code: python.isEqual(sizes.train, product) ? 'ok' : 'mismatch', train, micro, accumulation };
}

/** The first of them; NaN is none of the positive. */
function notPositive({ train, micro, accumulation }: BatchSizes): BatchKey | undefined {
  if (!(train > 0)) return 'train_batch_size';
  if (!(micro > 0)) return 'train_micro_batch_size_per_gpu';
  return accumulation > 0 ? undefined : 'gradient_accumulation_steps';
}

function derive<N>(
  { train, micro, accumulation }: Sizes<N>,
  worldSize: N,
  { one, multiply, floorDivide }: Arithmetic<N>,
): AllSizes<N> | undefined {
  if (train !== undefined && micro !== undefined && accumulation !== undefined) return { train, micro, accumulation };
  if (train !== undefined && micro !== undefined)
    return { train, micro, accumulation: floorDivide(floorDivide(train, micro), worldSize) };
  if (train !== undefined && accumulation !== undefined)
    return { train, micro: floorDivide(floorDivide(train, worldSize), accumulation), accumulation };
  if (micro !== undefined && accumulation !== undefined)
    return { train: multiply(multiply(micro, accumulation), worldSize), micro, accumulation };
  if (train !== undefined) return { train, micro: floorDivide(train, worldSize), accumulation: one };
  if (micro !== undefined) return { train: multiply(micro, worldSize), micro, accumulation: one };
  return undefined;
}

/** A number for Python, or None. */
function isNumber(node: Node): boolean {
  return node.kind === 'number' || node.kind === 'boolean' || node.kind === 'null';
}

function numberOf(node: Node | undefined): number | undefined {
  if (node?.kind === 'number') return node.value;
  return node?.kind === 'boolean' ? Number(node.value) : undefined;
}
