/** What hangs on the number of ranks: the data-parallel world size and the batch arithmetic. */
import type { ObjectNode } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import type { BatchReading } from '../batch.ts';
import { atValue, quoted, type Refusals } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';
import { compareReleases } from '../releases.ts';
import { type BlockReader, childOf, refuse } from './reader.ts';

/** Data-parallel ranks as the batch arithmetic counts them. */
export function dataParallelRanks(root: ObjectNode, release: ReleaseFacts, worldSize: number): number {
  const size = memberOf(root, 'sequence_parallel_size')?.value;
  // Until 0.18 whatever goes wrong with the division counts as one rank.
  if (size !== undefined && isForgiving(release) && readsSequenceParallel(release)) {
    const number = size.kind === 'number' ? size.value : size.kind === 'boolean' ? Number(size.value) : 0;
    return number === 0 ? 1 : worldSize / number;
  }
  return worldSize / dividesWorld(root, release);
}

function isForgiving(release: ReleaseFacts): boolean {
  return compareReleases(release.deepspeed, '0.19.0') < 0;
}

/** Whether the world size is divided at all: for Python it is a float then. */
export function isDivided(root: ObjectNode, release: ReleaseFacts): boolean {
  return memberOf(root, 'sequence_parallel_size') !== undefined && readsSequenceParallel(release);
}

/** The number that the world size is divided by; 1 without sequence parallelism. */
export function dividesWorld(root: ObjectNode, release: ReleaseFacts): number {
  if (!readsSequenceParallel(release)) return 1;
  const node = memberOf(root, 'sequence_parallel_size')?.value;
  if (node?.kind === 'number') return node.value;
  return node?.kind === 'boolean' ? Number(node.value) : 1;
}

/** Older releases leave the batch arithmetic alone. */
function readsSequenceParallel(release: ReleaseFacts): boolean {
  return release.keys.sequence_parallel_size?.read_at[0]?.startsWith('deepspeed/runtime/config.py') === true;
}

/** `world_size / sequence_parallel_size` */
export function refuseSequenceParallel(reader: BlockReader): void {
  const size = childOf(reader.root, 'sequence_parallel_size');
  if (size === undefined || !readsSequenceParallel(reader.release) || isForgiving(reader.release)) return;
  const number = size.node.kind === 'number' || size.node.kind === 'boolean';
  if (!number)
    refuse(
      reader,
      'numeric-type',
      size,
      `\`sequence_parallel_size\` is ${quoted(size.node)}, but DeepSpeed divides the world size by it and stops. Write a whole number.`,
    );
  else if (dividesWorld(reader.root, reader.release) === 0)
    refuse(
      reader,
      'numeric-range',
      size,
      '`sequence_parallel_size` is 0, and DeepSpeed divides the world size by it: it stops. Write at least 1.',
    );
}

export function refuseBatch(
  root: ObjectNode,
  batch: Exclude<BatchReading, { readonly code: 'ok' }>,
  refusals: Refusals,
): void {
  const start = { pointer: '', span: { start: root.span.start, end: Math.min(root.span.start + 1, root.span.end) } };
  if (batch.code === 'missing') {
    refusals.add('batch-missing', {
      message:
        'Neither `train_batch_size` nor `train_micro_batch_size_per_gpu` is set: DeepSpeed refuses the config. Set `train_micro_batch_size_per_gpu`.',
      at: start,
      parent: root,
      parentPointer: '',
    });
    return;
  }
  if (batch.code === 'type') {
    const member = memberOf(root, batch.key);
    const auto = batch.node.kind === 'string' && batch.node.value === 'auto';
    const almostAuto = batch.node.kind === 'string' && batch.node.value.trim().toLowerCase() === 'auto';
    refusals.add(auto ? 'auto-outside-hf' : 'batch-type', {
      message: auto
        ? `\`${batch.key}\` is "auto", which only Transformers and Accelerate replace: DeepSpeed itself stops on it. Write a number, or launch through one of them.`
        : `\`${batch.key}\` is ${quoted(batch.node)}, but DeepSpeed computes with it and stops. Write a bare number${almostAuto ? ', or "auto" in small letters for Trainer' : ''}.`,
      at: atValue(`/${batch.key}`, batch.node),
      parent: root,
      parentPointer: '',
      ...(member !== undefined && { member }),
    });
    return;
  }
  const member = ['train_batch_size', 'train_micro_batch_size_per_gpu', 'gradient_accumulation_steps']
    .map((key) => memberOf(root, key))
    .find((known) => known !== undefined);
  refusals.add('batch-triangle', {
    message:
      'The batch sizes do not fit the number of GPUs: `train_batch_size` must be `train_micro_batch_size_per_gpu` × `gradient_accumulation_steps` × world size.',
    at: member === undefined ? start : { pointer: `/${member.key}`, span: member.value.span },
    parent: root,
    parentPointer: '',
    ...(member !== undefined && { member }),
  });
}
