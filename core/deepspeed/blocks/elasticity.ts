/** elasticity of the releases before 0.19: deepspeed/elasticity/config.py and what runtime/config.py makes of it. */
import type { Node, ObjectNode } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import { BATCH_KEYS } from '../batch.ts';
import { dotted, quoted } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';
import { isTruthy } from '../run/truth.ts';
import { type BlockReader, childOf, type Placed, refuse, refuseType } from './reader.ts';

const REQUIRED = ['max_train_batch_size', 'micro_batch_sizes'];

export function readElasticity(reader: BlockReader): void {
  const block = childOf(reader.root, 'elasticity');
  if (block === undefined || isRemoved(reader.release)) return;
  if (block.node.kind !== 'object') {
    refuseType(reader, block);
    return;
  }
  if (!isTruthy(childOf(block, 'enabled')?.node)) return;
  for (const key of REQUIRED) if (childOf(block, key) === undefined) missing(reader, block, key);
  const sizes = childOf(block, 'micro_batch_sizes');
  if (sizes !== undefined && !isListOfSizes(sizes.node))
    refuse(
      reader,
      'batch-type',
      sizes,
      `\`${dotted(sizes.pointer)}\` is ${quoted(sizes.node)}, but DeepSpeed takes only a list of whole numbers above 0 and stops.`,
    );
  const beside = BATCH_KEYS.map((key) => childOf(reader.root, key)).find((placed) => placed !== undefined);
  if (beside === undefined || isTruthy(childOf(block, 'ignore_non_elastic_batch_info')?.node)) return;
  refuse(
    reader,
    'batch-type',
    beside,
    `\`elasticity\` sets the batch sizes, and DeepSpeed ${reader.release.deepspeed} stops where \`${beside.member.key}\` stands beside it. Delete one, or set \`ignore_non_elastic_batch_info\`.`,
  );
}

/** Elastic training computes the batch sizes itself, from the number of ranks. */
export function isElastic(root: ObjectNode, release: ReleaseFacts): boolean {
  const block = isRemoved(release) ? undefined : memberOf(root, 'elasticity')?.value;
  return block?.kind === 'object' && isTruthy(memberOf(block, 'enabled')?.value);
}

function isRemoved(release: ReleaseFacts): boolean {
  return Object.hasOwn(release.removed.top, 'elasticity');
}

function missing(reader: BlockReader, block: Placed, key: string): void {
  refuse(
    reader,
    'batch-missing',
    block,
    `\`elasticity\` is enabled, but its \`${key}\` is missing: DeepSpeed ${reader.release.deepspeed} refuses the config. Add it, or set \`enabled\` to false.`,
  );
}

function isListOfSizes(node: Node): boolean {
  return (
    node.kind === 'array' &&
    node.items.every((item) =>
      item.kind === 'number' ? item.python === 'int' && item.value > 0 : item.kind === 'boolean' && item.value,
    )
  );
}
