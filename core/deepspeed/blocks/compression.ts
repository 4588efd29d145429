/** compression_training of the releases before 0.19: deepspeed/compression/config.py. */
import { dotted, quoted } from '../refusals.ts';
import { isTruthy } from '../run/truth.ts';
import { type BlockReader, childOf, type Placed, refuse, refuseType } from './reader.ts';

interface Method {
  /** Key of shared_parameters → the values it may have. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Keys that the params of every group must have. */
  readonly required: readonly string[];
}

const METHODS: Readonly<Record<string, Method>> = {
  weight_quantization: {
    lists: { quantization_type: ['symmetric', 'asymmetric'], rounding: ['nearest', 'stochastic'] },
    required: ['start_bits', 'target_bits'],
  },
  activation_quantization: {
    lists: { quantization_type: ['symmetric', 'asymmetric'], range_calibration: ['dynamic', 'static'] },
    required: ['bits'],
  },
  sparse_pruning: { lists: { method: ['l1', 'topk', 'snip_momentum'] }, required: ['dense_ratio'] },
  row_pruning: { lists: { method: ['l1', 'topk'] }, required: ['dense_ratio'] },
  head_pruning: { lists: { method: ['l1', 'topk'] }, required: ['dense_ratio'] },
  channel_pruning: { lists: { method: ['l1', 'topk'] }, required: ['dense_ratio'] },
};

export function readCompression(reader: BlockReader): void {
  if (Object.hasOwn(reader.release.removed.top, 'compression_training')) return;
  const block = objectAt(reader, reader.root, 'compression_training');
  if (block === undefined) return;
  for (const [name, method] of Object.entries(METHODS)) {
    const part = objectAt(reader, block, name);
    if (part !== undefined) readMethod(reader, part, name, method);
  }
  objectAt(reader, block, 'layer_reduction');
}

function readMethod(reader: BlockReader, part: Placed, name: string, method: Method): void {
  const shared = objectAt(reader, part, 'shared_parameters');
  for (const [key, values] of Object.entries(method.lists)) {
    const written = shared && childOf(shared, key);
    if (written !== undefined && !(written.node.kind === 'string' && values.includes(written.node.value)))
      refuse(
        reader,
        'block-type',
        written,
        `\`${dotted(written.pointer)}\` is ${quoted(written.node)}, but DeepSpeed takes only ${values.map((value) => `\`${value}\``).join(', ')} and stops.`,
      );
  }
  const enabled = shared !== undefined && isTruthy(childOf(shared, 'enabled')?.node);
  if (enabled && name === 'head_pruning' && childOf(shared, 'num_heads') === undefined)
    missing(reader, shared, 'num_heads');
  const groups = objectAt(reader, part, 'different_groups');
  // It is looked up whether the method is on or not.
  if (groups === undefined) {
    if (childOf(part, 'different_groups') === undefined) missing(reader, part, 'different_groups');
    return;
  }
  if (groups.node.kind !== 'object') return;
  for (const { key } of groups.node.members) {
    const group = objectAt(reader, groups, key);
    if (group === undefined) continue;
    const params = objectAt(reader, group, 'params');
    if (params === undefined) {
      if (childOf(group, 'params') === undefined) missing(reader, group, 'params');
      continue;
    }
    for (const required of method.required)
      if (childOf(params, required) === undefined) missing(reader, params, required);
  }
}

function objectAt(reader: BlockReader, parent: Parameters<typeof childOf>[0], key: string): Placed | undefined {
  const placed = childOf(parent, key);
  if (placed === undefined || placed.node.kind === 'object') return placed;
  refuseType(reader, placed);
  return undefined;
}

function missing(reader: BlockReader, block: Placed, key: string): void {
  refuse(
    reader,
    'block-type',
    block,
    `\`${dotted(block.pointer)}\` has no \`${key}\`, which DeepSpeed ${reader.release.deepspeed} looks up: it stops. Add it, or delete the block.`,
  );
}
