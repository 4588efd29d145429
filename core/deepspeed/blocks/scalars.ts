/** Top-level keys that runtime/config.py checks by hand. */
import type { Node } from '../../config/document.ts';
import { dotted, quoted } from '../refusals.ts';
import { compareReleases } from '../releases.ts';
import { isTruthy } from '../run/truth.ts';
import type { Part } from './part.ts';
import { type BlockReader, childOf, type Placed, refuse } from './reader.ts';

const COMMUNICATION_KEYS = [
  'communication_data_type',
  'seq_parallel_communication_data_type',
  'seq_parallel_comm_data_type',
];
const COMMUNICATION_TYPES = ['fp16', 'bf16', 'fp32'];
/** Until 0.13 the name of bfloat16 had a slip of the pen. */
const OLD_COMMUNICATION_TYPES = ['fp16', 'bfp16', 'fp32'];

export const SCALARS: readonly Part[] = [
  {
    keys: COMMUNICATION_KEYS,
    read: (reader) => {
      for (const key of COMMUNICATION_KEYS) communicationType(reader, key);
    },
  },
  { keys: ['gradient_allreduce_op'], read: allreduceOp },
  { keys: ['wall_clock_breakdown', 'flops_profiler'], read: wallClock },
  { keys: ['vocabulary_size'], read: vocabulary },
];

/** config.py get_communication_data_type */
function communicationType(reader: BlockReader, key: string): void {
  const placed = childOf(reader.root, key);
  // A key that this release does not read.
  if (placed === undefined || placed.node.kind === 'null' || !Object.hasOwn(reader.release.keys, key)) return;
  const old = compareReleases(reader.release.deepspeed, '0.14.0') < 0;
  const types = old ? OLD_COMMUNICATION_TYPES : COMMUNICATION_TYPES;
  if (placed.node.kind === 'string' && types.includes(placed.node.value.toLowerCase())) return;
  refuse(
    reader,
    'comm-dtype-value',
    placed,
    `\`${key}\` is ${quoted(placed.node)}, but DeepSpeed takes only ${types.map((type) => `\`${type}\``).join(', ')} (in any case) and stops.`,
  );
}

/** config.py get_gradient_allreduce_op */
function allreduceOp(reader: BlockReader): void {
  const known = reader.release.values.gradient_allreduce_op;
  const placed = childOf(reader.root, 'gradient_allreduce_op');
  if (placed === undefined || known === undefined) return;
  if (placed.node.kind === 'string' && known.includes(placed.node.value.toLowerCase())) return;
  refuse(
    reader,
    'allreduce-op',
    placed,
    `\`gradient_allreduce_op\` is ${quoted(placed.node)}, but DeepSpeed takes only ${known.map((op) => `\`${op}\``).join(' and ')} and stops. Use \`mean\`.`,
  );
}

/** `wall_clock_breakdown | flops_profiler.enabled`: Python's `|` is for booleans and whole numbers. */
function wallClock(reader: BlockReader): void {
  const profiler = childOf(reader.root, 'flops_profiler');
  const sides = [childOf(reader.root, 'wall_clock_breakdown'), profiler && childOf(profiler, 'enabled')];
  for (const placed of sides) {
    if (placed === undefined || isBitwise(placed.node)) continue;
    refuse(
      reader,
      'bool-type',
      placed,
      `\`${dotted(placed.pointer)}\` is ${quoted(placed.node)}, but DeepSpeed computes with it as a boolean and stops. Write \`true\` or \`false\`.`,
    );
  }
}

function isBitwise(node: Node): boolean {
  return node.kind === 'boolean' || (node.kind === 'number' && node.python === 'int');
}

/** config.py _do_warning_check computes `vocabulary_size % 8`. */
function vocabulary(reader: BlockReader): void {
  const placed: Placed | undefined = childOf(reader.root, 'vocabulary_size');
  if (placed === undefined || !isTruthy(placed.node) || placed.node.kind === 'number' || placed.node.kind === 'boolean')
    return;
  refuse(
    reader,
    'numeric-type',
    placed,
    `\`vocabulary_size\` is ${quoted(placed.node)}, but DeepSpeed computes with it and stops. Write a whole number.`,
  );
}
