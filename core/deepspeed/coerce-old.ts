/** What pydantic 1 makes of a value, for the releases before 0.15: it converts more freely than pydantic 2, except for enums. */
import type { Node } from '../config/document.ts';
import { asciiDigits } from '../config/strings.ts';
import { type Coerced, coerce, inRange } from './coerce.ts';
import type { FieldFacts } from './release.ts';

/** Python's int() takes the digits of every script. */
const PYTHON_INT = /^[+-]?\p{Nd}+(?:_\p{Nd}+)*$/u;

export function coerceOld(field: FieldFacts, node: Node): Coerced {
  if (node.kind === 'null')
    // A default of None makes a field optional for pydantic 1.
    return field.nullable === true || field.default === null || field.kind === 'any'
      ? { ok: true, value: null }
      : { ok: false, reason: 'type' };
  switch (field.kind) {
    case 'int':
      return inRange(field, toInt(node));
    case 'string':
      // Numbers and booleans become texts; a Path takes texts only, but the two are not told apart here.
      return node.kind === 'number' || node.kind === 'boolean'
        ? { ok: true, value: String(node.value) }
        : coerce(field, node);
    case 'int-enum':
      return (node.kind === 'number' || node.kind === 'boolean') && field.values?.includes(Number(node.value)) === true
        ? { ok: true, value: Number(node.value) }
        : { ok: false, reason: 'enum' };
    default:
      return coerce(field, node);
  }
}

/** Python's int(): a fraction is cut off. */
function toInt(node: Node): Coerced {
  if (node.kind === 'boolean') return { ok: true, value: Number(node.value) };
  if (node.kind === 'number' && (node.python === 'int' || Number.isFinite(node.value)))
    return { ok: true, value: Math.trunc(node.value) };
  if (node.kind === 'string' && PYTHON_INT.test(node.value.trim()))
    return { ok: true, value: Number(asciiDigits(node.value.replaceAll('_', ''))) };
  return { ok: false, reason: 'number' };
}
