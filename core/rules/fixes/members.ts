/** The fixes that many rules bring, ready to spread into a report; nothing where the file's text does not allow the edit. */

import { renameKey, replaceValue } from '../../config/edit.ts';
import { deleteMember } from '../../config/edit-delete.ts';
import { insertMember } from '../../config/edit-insert.ts';
import { moveMember } from '../../config/edit-move.ts';
import { lookup, lookupMember } from '../../config/resolve/lookup.ts';
import type { Edit, Fix } from '../rule.ts';
import type { ConfigView } from '../view.ts';

type Path = readonly string[];
/** Safe: cannot change what a run that works today does. */
type Safety = 'safe' | 'unsafe';
type Fixed = { readonly fix?: Fix };

const NONE: Fixed = {};

export function deletion(view: ConfigView, safety: Safety, ...path: Path): Fixed {
  return fixed(`Delete \`${path.join('.')}\``, safety, deleteAt(view, path));
}

/** `text`: the new value as JSON. */
export function replacement(view: ConfigView, safety: Safety, text: string, ...path: Path): Fixed {
  const node = lookup(view.written, path);
  return fixed(`Set \`${path.join('.')}\` to ${text}`, safety, node && replaceValue(view.document, node, text));
}

/** Only where the new name is free. */
export function renaming(view: ConfigView, safety: Safety, name: string, ...path: Path): Fixed {
  const member = lookupMember(view.written, path);
  const taken = lookupMember(view.written, [...path.slice(0, -1), name]) !== undefined;
  return fixed(
    `Rename \`${path.at(-1)}\` to \`${name}\``,
    safety,
    member && !taken ? renameKey(view.document, member, name) : undefined,
  );
}

/** A new key at the end of a block that is there, or at the top level; `text`: its value as JSON. */
export function insertion(view: ConfigView, safety: Safety, text: string, ...path: Path): Fixed {
  return fixed(`Add \`${path.join('.')}\`: ${text}`, safety, insertAt(view, text, path));
}

/** A key with its value to another block that is there. */
export function move(view: ConfigView, safety: Safety, from: Path, to: Path): Fixed {
  const member = lookupMember(view.written, from);
  if (member === undefined || lookupMember(view.written, to) !== undefined) return NONE;
  const parents = [from, to].map((path) => lookup(view.written, path.slice(0, -1)));
  const [out, into] = parents;
  if (out?.kind !== 'object' || into?.kind !== 'object') return NONE;
  const edits = moveMember(view.document, out, member, into, to.at(-1));
  return edits === undefined ? NONE : fixed(`Move \`${from.join('.')}\` to \`${to.join('.')}\``, safety, ...edits);
}

/** A number in quotes without them. */
export function unquoted(view: ConfigView, ...path: Path): Fixed {
  const node = lookup(view.written, path);
  if (node?.kind !== 'string' || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(node.value)) return NONE;
  return replacement(view, 'safe', node.value, ...path);
}

function deleteAt(view: ConfigView, path: Path): Edit | undefined {
  const member = lookupMember(view.written, path);
  const parent = lookup(view.written, path.slice(0, -1));
  return member && parent?.kind === 'object' ? deleteMember(view.document, parent, member) : undefined;
}

function insertAt(view: ConfigView, text: string, path: Path): Edit | undefined {
  const parent = lookup(view.written, path.slice(0, -1));
  const key = path.at(-1);
  if (parent?.kind !== 'object' || key === undefined || lookupMember(view.written, path) !== undefined)
    return undefined;
  return insertMember(view.document, parent, key, text);
}

function fixed(title: string, safety: Safety, ...edits: (Edit | undefined)[]): Fixed {
  const whole = edits.filter((edit) => edit !== undefined);
  return whole.length === edits.length && whole.length > 0
    ? { fix: { title, edits: whole, safe: safety === 'safe' } }
    : NONE;
}
