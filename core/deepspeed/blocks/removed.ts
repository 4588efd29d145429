/** Keys that DeepSpeed refuses by their presence: runtime/config.py _reject_removed_config_keys. */
import { atKey } from '../refusals.ts';
import { type BlockReader, childOf, type Placed } from './reader.ts';

export function readRemoved(reader: BlockReader): void {
  const { top, zero_optimization: zero } = reader.release.removed;
  for (const { key } of reader.root.members)
    if (Object.hasOwn(top, key))
      refuseRemoved(reader, 'removed-top-level-key', childOf(reader.root, key), top[key] ?? '');
  const block = childOf(reader.root, 'zero_optimization');
  if (block?.node.kind !== 'object') return;
  for (const member of block.node.members) {
    if (Object.hasOwn(zero, member.key))
      refuseRemoved(reader, 'removed-zero-key', childOf(block, member.key), zero[member.key] ?? '');
  }
}

function refuseRemoved(reader: BlockReader, rule: string, placed: Placed | undefined, said: string): void {
  if (placed === undefined) return;
  reader.refusals.add(rule, {
    message: `\`${placed.member.key}\` was removed from DeepSpeed, and its presence alone, whatever the value, makes it refuse the config. It says: ${said.replace(/ See https?:\S+$/, '').trim()}`,
    at: atKey(placed.pointer, placed.member),
    member: placed.member,
    parent: placed.parent,
    parentPointer: placed.parentPointer,
  });
}
