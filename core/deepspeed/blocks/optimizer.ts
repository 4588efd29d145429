/** The optimizer and scheduler blocks, as far as runtime/config.py looks into them. */

import { quoted } from '../refusals.ts';
import { compareReleases } from '../releases.ts';
import { type BlockReader, blockAt, childOf, refuse, refuseType } from './reader.ts';

export function readOptimizer(reader: BlockReader): void {
  blockAt(reader, reader.root, 'scheduler');
  const optimizer = blockAt(reader, reader.root, 'optimizer');
  const type = optimizer && childOf(optimizer, 'type');
  if (optimizer === undefined || type === undefined || type.node.kind === 'null') return;
  if (type.node.kind !== 'string') {
    refuse(
      reader,
      compareReleases(reader.release.deepspeed, '0.19.0') < 0 ? 'block-type' : 'optimizer-type-unknown',
      type,
      `\`optimizer.type\` is ${quoted(type.node)}, but DeepSpeed reads a name there and stops. Write "AdamW", for example.`,
    );
    return;
  }
  const params = childOf(optimizer, 'params');
  if (params === undefined || params.node.kind === 'null') return;
  if (params.node.kind !== 'object') {
    refuseType(reader, params);
    return;
  }
  const norm = childOf(params, 'max_grad_norm');
  if (norm === undefined || norm.node.kind === 'number' || norm.node.kind === 'boolean') return;
  refuse(
    reader,
    'numeric-type',
    norm,
    `\`optimizer.params.max_grad_norm\` is ${quoted(norm.node)}, but DeepSpeed compares it with 0 and stops. Delete it and set the top-level \`gradient_clipping\`.`,
  );
}
