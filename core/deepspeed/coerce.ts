/**
 * What pydantic (lax mode) makes of one JSON value for one field: https://docs.pydantic.dev/latest/concepts/conversion_table/,
 * held against the real pydantic by `npm run test:oracle`.
 */
import type { Node, NumberNode } from '../config/document.ts';
import type { Setting } from '../rules/view.ts';
import type { FieldFacts } from './release.ts';

/** Why a value is not taken. */
export type Unfit = 'type' | 'number' | 'range' | 'bool' | 'enum';
export type Coerced =
  | { readonly ok: true; readonly value: Setting }
  | { readonly ok: false; readonly reason: Unfit; readonly inner?: Node };

const TRUE_WORDS = new Set(['1', 'on', 't', 'true', 'y', 'yes']);
const FALSE_WORDS = new Set(['0', 'off', 'f', 'false', 'n', 'no']);
const INT_TEXT = /^[+-]?\d+(?:_\d+)*(?:\.0+)?$/;
const FLOAT_TEXT =
  /^[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i;
/** A float converts to an int only inside the range of 64 bits. */
const INT64 = 2 ** 63;

const good = (value: Setting): Coerced => ({ ok: true, value });
const bad = (reason: Unfit, inner?: Node): Coerced =>
  inner === undefined ? { ok: false, reason } : { ok: false, reason, inner };

/** Every kind but a nested model. */
export function coerce(field: FieldFacts, node: Node): Coerced {
  if (node.kind === 'null' && field.nullable === true) return good(null);
  switch (field.kind) {
    case 'bool':
      return toBool(node);
    case 'int':
      return inRange(field, toInt(node));
    case 'float':
      return inRange(field, toFloat(node));
    case 'string':
      return node.kind === 'string' ? good(node.value) : bad('type');
    case 'list':
      return toList(field, node);
    case 'dict':
      return node.kind === 'object' ? good(plainOf(node)) : bad('type');
    case 'any':
      return good(plainOf(node));
    case 'enum':
    case 'literal':
      return node.kind === 'string' && field.values?.includes(node.value) === true ? good(node.value) : bad('enum');
    case 'int-enum': {
      const value = toInt(node);
      return value.ok && field.values?.includes(Number(value.value)) === true ? value : bad('enum');
    }
    case 'union':
      return toUnion(field, node);
    default:
      return bad('type');
  }
}

function toBool(node: Node): Coerced {
  if (node.kind === 'boolean') return good(node.value);
  if (node.kind === 'number') return node.value === 1 ? good(true) : node.value === 0 ? good(false) : bad('bool');
  if (node.kind !== 'string') return bad('bool');
  const word = node.value.toLowerCase();
  return TRUE_WORDS.has(word) ? good(true) : FALSE_WORDS.has(word) ? good(false) : bad('bool');
}

export function toInt(node: Node): Coerced {
  switch (node.kind) {
    case 'boolean':
      return good(node.value ? 1 : 0);
    case 'number':
      if (node.python === 'int') return good(node.value);
      return Number.isInteger(node.value) && Math.abs(node.value) < INT64 ? good(node.value) : bad('number');
    case 'string': {
      const text = trimmed(node.value);
      return INT_TEXT.test(text) ? good(Number(text.replaceAll('_', ''))) : bad('number');
    }
    default:
      return bad('number');
  }
}

function toFloat(node: Node): Coerced {
  switch (node.kind) {
    case 'boolean':
      return good(node.value ? 1 : 0);
    case 'number':
      return tooLargeForFloat(node) ? bad('number') : good(node.value);
    case 'string': {
      const text = trimmed(node.value);
      return FLOAT_TEXT.test(text) ? good(floatOf(text)) : bad('number');
    }
    default:
      return bad('number');
  }
}

/** A Python int that no float can hold. */
function tooLargeForFloat(node: NumberNode): boolean {
  return node.python === 'int' && !Number.isFinite(node.value);
}

/** `nan` and `infinity` are numbers for Python's float() in any case. */
export function floatOf(text: string): number {
  const word = text.toLowerCase().replace(/^[+-]/, '');
  const sign = text.startsWith('-') ? -1 : 1;
  if (word === 'nan') return Number.NaN;
  if (word === 'inf' || word === 'infinity') return sign * Number.POSITIVE_INFINITY;
  return Number(text.replaceAll('_', ''));
}

export function inRange(field: FieldFacts, coerced: Coerced): Coerced {
  if (!coerced.ok) return coerced;
  const value = Number(coerced.value);
  const fits =
    (field.gt === undefined || value > field.gt) &&
    (field.ge === undefined || value >= field.ge) &&
    (field.lt === undefined || value < field.lt) &&
    (field.le === undefined || value <= field.le);
  return fits ? coerced : bad('range');
}

function toList(field: FieldFacts, node: Node): Coerced {
  if (node.kind !== 'array') return bad('type');
  const items: Setting[] = [];
  for (const item of node.items) {
    const coerced = field.items === undefined ? good(plainOf(item)) : coerce(field.items, item);
    if (!coerced.ok) return bad(coerced.reason, item);
    items.push(coerced.value);
  }
  return good(items);
}

/** The member whose type the value already has, else the first that it converts to. */
function toUnion(field: FieldFacts, node: Node): Coerced {
  const members = field.of ?? [];
  const exact = members.find((member) => isExactly(member, node));
  if (exact !== undefined) return coerce(exact, node);
  for (const member of members) {
    const coerced = coerce(member, node);
    if (coerced.ok) return coerced;
  }
  return bad('type');
}

function isExactly(member: FieldFacts, node: Node): boolean {
  if (member.kind === 'string') return node.kind === 'string';
  if (member.kind === 'bool') return node.kind === 'boolean';
  return node.kind === 'number' && member.kind === node.python;
}

/** Python's str.strip() and Rust's str::trim() agree on these. */
function trimmed(text: string): string {
  return text.trim();
}

/** The plain value of a node; objects have no prototype. Not recursive, so that no depth of nesting overflows the stack. */
export function plainOf(root: Node): Setting {
  if (root.kind === 'null') return null;
  if (root.kind !== 'object' && root.kind !== 'array') return root.value;
  const result: { [key: string]: Setting } | Setting[] = root.kind === 'object' ? Object.create(null) : [];
  const open: { node: Node; into: { [key: string]: Setting } | Setting[] }[] = [{ node: root, into: result }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, into } = next;
    const put = (key: string | number, child: Node): void => {
      let value: Setting;
      if (child.kind === 'object' || child.kind === 'array') {
        const inner: { [key: string]: Setting } | Setting[] = child.kind === 'object' ? Object.create(null) : [];
        open.push({ node: child, into: inner });
        value = inner;
      } else value = child.kind === 'null' ? null : child.value;
      if (Array.isArray(into)) into[Number(key)] = value;
      else into[key] = value;
    };
    if (node.kind === 'object') for (const member of node.members) put(member.key, member.value);
    else if (node.kind === 'array') for (const [index, item] of node.items.entries()) put(index, item);
  }
  return result;
}
