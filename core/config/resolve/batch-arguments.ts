/** per_device_train_batch_size and gradient_accumulation_steps, and the train_batch_size that Transformers multiplies from them. */
import { multiply, type PythonNumber, pythonNumber } from '../../deepspeed/python-numbers.ts';
import { isAuto } from '../../deepspeed/run/truth.ts';
import type { RunContext } from '../../rules/view.ts';
import type { Node, ObjectNode } from '../document.ts';
import { lookup } from './lookup.ts';

/** A bigint where an int is beyond 2^53. */
type Size = number | bigint;

export interface BatchArguments {
  /** Samples of one forward pass of one rank, and forward passes per optimizer step. */
  readonly micro: Size;
  readonly accumulation: Size;
}

/** The batch arguments at a world size (ranks). Unknown ones are taken to agree with what the file says. */
export function batchArguments(root: ObjectNode, run: RunContext, worldSize: number): BatchArguments {
  const given = run.trainingArguments;
  if (given !== undefined) {
    const { per_device_train_batch_size: micro, gradient_accumulation_steps: accumulation } = given;
    return {
      micro: typeof micro === 'number' ? micro : 8,
      accumulation: typeof accumulation === 'number' ? accumulation : 1,
    };
  }
  const microNode = lookup(root, ['train_micro_batch_size_per_gpu']);
  const accumulationNode = lookup(root, ['gradient_accumulation_steps']);
  const train = sizeOf(lookup(root, ['train_batch_size']));
  let micro = sizeOf(microNode) ?? 1;
  let accumulation = sizeOf(accumulationNode) ?? 1;
  if (train === undefined) return { micro, accumulation };
  if (isAuto(microNode))
    micro =
      share(train, product(worldSize, accumulation)) ??
      (isAuto(accumulationNode) ? share(train, worldSize) : undefined) ??
      micro;
  else if (isAuto(accumulationNode)) accumulation = share(train, product(worldSize, micro)) ?? accumulation;
  return { micro, accumulation };
}

export function globalBatch({ micro, accumulation }: BatchArguments, worldSize: number): Size {
  return product(product(worldSize, micro), accumulation);
}

function product(a: Size, b: Size): Size {
  const rounded = Number(a) * Number(b);
  return Number.isSafeInteger(rounded) ? rounded : compact(multiply(whole(a), whole(b)));
}

/** undefined where the parts are no whole number of at least one. */
function share(train: Size, parts: Size): Size | undefined {
  const [all, by] = [whole(train), whole(parts)];
  if (typeof all === 'bigint' && typeof by === 'bigint')
    return by !== 0n && all % by === 0n && all >= by ? compact(all / by) : undefined;
  const [total, share] = [Number(all), Number(by)];
  return share !== 0 && total % share === 0 && total >= share ? Math.floor(total / share) : undefined;
}

const whole = (size: Size): PythonNumber =>
  typeof size === 'number' && Number.isSafeInteger(size) ? BigInt(size) : size;

function compact(number: PythonNumber): Size {
  return typeof number === 'bigint' && Number.isSafeInteger(Number(number)) ? Number(number) : number;
}

function sizeOf(node: Node | undefined): Size | undefined {
  if (node?.kind !== 'number') return undefined;
  return node.digits === undefined ? node.value : pythonNumber(node);
}
