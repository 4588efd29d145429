import type { Member, ObjectNode } from '../../config/document.ts';
import { renameKey } from '../../config/edit.ts';
import { deleteMember } from '../../config/edit-delete.ts';
import { memberOf } from '../../config/member.ts';
import { modelIndex, type NamedField } from '../../deepspeed/fields.ts';
import type { Edit, Fix, Report } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Every key of zero_optimization that has a newer name, and the edit that writes it. */
export function* deprecatedKeys(view: ConfigView): Generator<Report> {
  const block = view.getWritten('zero_optimization');
  const model = view.facts.sections.zero_optimization;
  const index = model === undefined ? undefined : modelIndex(view.facts, model);
  if (block?.kind !== 'object' || index === undefined) return;
  for (const field of index.deprecated) {
    const member = memberOf(block, field.name);
    if (member === undefined || (member.value.kind === 'string' && member.value.value === 'auto')) continue;
    const successor = field.deprecated?.successor ?? undefined;
    const target = successor === undefined ? undefined : index.byName.get(successor);
    // Beside its successor it is refused: deprecated-and-new-together.
    if (
      target !== undefined &&
      (memberOf(block, target.name) !== undefined || memberOf(block, target.alias ?? target.name) !== undefined)
    )
      continue;
    const name = target?.alias ?? target?.name ?? successor;
    const dropped = field.deprecated?.moves !== true;
    const fix = fixOf(view, block, member, target, dropped);
    yield {
      message: dropped
        ? `\`${field.name}\` is an old key whose value DeepSpeed drops. Delete it, and set \`pin_memory\` inside \`offload_optimizer\` or \`offload_param\`.`
        : `\`${field.name}\` is the old name of \`${name}\`. It still works, but may be gone in a later release: write the new one.`,
      at: { pointer: `/zero_optimization/${field.name}`, span: member.keySpan },
      ...(fix !== undefined && { fix }),
    };
  }
}

function fixOf(
  view: ConfigView,
  block: ObjectNode,
  member: Member,
  target: NamedField | undefined,
  dropped: boolean,
): Fix | undefined {
  const deletion = deleteMember(view.document, block, member);
  if (dropped)
    return deletion === undefined ? undefined : { title: `delete \`${member.key}\``, edits: [deletion], safe: true };
  if (target === undefined || member.value.kind !== 'boolean') return undefined;
  const key = target.alias ?? target.name;
  if (target.kind !== 'model')
    return { title: `rename to \`${key}\``, edits: [renameKey(view.document, member, key)], safe: true };
  if (!member.value.value)
    return deletion === undefined ? undefined : { title: `delete \`${member.key}\``, edits: [deletion], safe: true };
  const edits: Edit[] = [renameKey(view.document, member, key), { span: member.value.span, text: '{"device": "cpu"}' }];
  return { title: `write \`${key}: {"device": "cpu"}\``, edits, safe: true };
}
