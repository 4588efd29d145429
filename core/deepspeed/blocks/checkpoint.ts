/** The checkpoint block: runtime/config.py get_checkpoint_* and runtime/model_checkpointing/config.py. */

import { dotted, quoted } from '../refusals.ts';
import { type BlockReader, blockAt, childOf, type Placed, refuse } from './reader.ts';

export function readCheckpoint(reader: BlockReader): void {
  const checkpoint = blockAt(reader, reader.root, 'checkpoint');
  if (checkpoint === undefined) return;
  const tag = childOf(checkpoint, 'tag_validation');
  if (tag !== undefined) listed(reader, tag, 'checkpoint/tag_validation');
  const write = blockAt(reader, checkpoint, 'parallel_write');
  const stage = write && childOf(write, 'pipeline_stage');
  if (stage !== undefined && !isZeroOrOne(stage))
    refuse(
      reader,
      'checkpoint-values',
      stage,
      `\`checkpoint.parallel_write.pipeline_stage\` is ${quoted(stage.node)}, but DeepSpeed takes only \`true\` and \`false\` and stops.`,
    );
  // Of a release that has one.
  if (reader.release.values['checkpoint/writer/type'] === undefined) return;
  const writer = blockAt(reader, checkpoint, 'writer', true);
  if (writer === undefined) return;
  for (const key of ['type', 'data_parallel']) {
    const value = childOf(writer, key);
    if (value !== undefined && value.node.kind !== 'null') listed(reader, value, `checkpoint/writer/${key}`);
  }
}

function listed(reader: BlockReader, placed: Placed, list: string): void {
  const known = reader.release.values[list];
  if (known === undefined) return;
  if (placed.node.kind === 'string' && known.includes(placed.node.value.toUpperCase())) return;
  refuse(
    reader,
    'checkpoint-values',
    placed,
    `\`${dotted(placed.pointer)}\` is ${quoted(placed.node)}, but DeepSpeed takes only ${known.map((value) => `\`${value}\``).join(', ')} (in any case) and stops.`,
  );
}

/** `value in [True, False]`, which 1 and 0 satisfy, too. */
function isZeroOrOne({ node }: Placed): boolean {
  return node.kind === 'boolean' || (node.kind === 'number' && (node.value === 0 || node.value === 1));
}
