/** The data_efficiency block: runtime/data_pipeline/config.py. */
import type { Node } from '../../config/document.ts';
import { toInt } from '../coerce.ts';
import { dotted, quoted } from '../refusals.ts';
import { compareReleases } from '../releases.ts';
import { isTruthy } from '../run/truth.ts';
import { type BlockReader, blockAt, childOf, type Placed, refuse } from './reader.ts';

export function readDataEfficiency(reader: BlockReader): void {
  const block = blockAt(reader, reader.root, 'data_efficiency');
  if (block === undefined) return;
  const sampling = blockAt(reader, block, 'data_sampling');
  if (sampling !== undefined) {
    const curriculum = blockAt(reader, sampling, 'curriculum_learning');
    if (curriculum !== undefined && isTruthy(childOf(curriculum, 'enabled')?.node))
      required(reader, curriculum, 'curriculum_metrics');
    dynamicBatching(reader, sampling);
  }
  const routing = blockAt(reader, block, 'data_routing');
  if (routing !== undefined) blockAt(reader, routing, 'random_ltd');
}

function dynamicBatching(reader: BlockReader, sampling: Placed): void {
  const batching = childOf(sampling, 'dynamic_batching');
  if (batching === undefined || compareReleases(reader.release.deepspeed, '0.16.0') < 0) return;
  // copy.copy of anything passes; the first look-up does not.
  if (batching.node.kind !== 'object') {
    refuse(
      reader,
      'block-type',
      batching,
      `\`${dotted(batching.pointer)}\` is ${quoted(batching.node)}, but DeepSpeed reads an object of settings there and stops.`,
    );
    return;
  }
  const enabled = isTruthy(childOf(batching, 'enabled')?.node);
  for (const key of ['min_batch_size', 'max_batch_size', ...(enabled ? ['max_tokens'] : [])]) {
    const value = childOf(batching, key);
    if (value !== undefined && !isPythonInt(value.node))
      refuse(
        reader,
        'numeric-type',
        value,
        `\`${dotted(value.pointer)}\` is ${quoted(value.node)}, which Python cannot turn into a whole number: DeepSpeed stops.`,
      );
  }
  if (enabled) required(reader, batching, 'max_tokens');
}

function required(reader: BlockReader, block: Placed, key: string): void {
  if (childOf(block, key) !== undefined) return;
  const name = dotted(block.pointer);
  refuse(
    reader,
    'data-efficiency-required',
    block,
    `\`${name}\` is enabled, but its \`${key}\` is missing: DeepSpeed refuses the config. Add \`${key}\`, or set \`enabled\` to false.`,
  );
}

/** Python's int(): fractions are cut off, texts hold digits alone. */
function isPythonInt(node: Node): boolean {
  if (node.kind === 'number') return Number.isFinite(node.value) || node.python === 'int';
  if (node.kind === 'string') return toInt(node).ok && !node.value.includes('.');
  return node.kind === 'boolean';
}
