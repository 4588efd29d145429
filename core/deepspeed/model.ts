/** One block read by its pydantic model: every field coerced, every refusal noted. */
import type { Member, Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/member.ts';
import type { Setting } from '../rules/view.ts';
import { coerce, plainOf, type Unfit } from './coerce.ts';
import { coerceOld } from './coerce-old.ts';
import { type ModelIndex, modelIndex, type NamedField } from './fields.ts';
import { atKey, atValue, childPointer, dotted, quoted, type Refusals } from './refusals.ts';
import type { ReleaseFacts } from './release.ts';
import { BEFORE, CHECKS } from './validators.ts';

export interface FieldReading {
  readonly member: Member;
  readonly field: NamedField;
  /** Undefined where the value is refused. */
  readonly value: Setting | ModelReading | undefined;
}

export class ModelReading {
  readonly index: ModelIndex;
  readonly node: ObjectNode | undefined;
  readonly pointer: string;
  readonly fields = new Map<string, FieldReading>();
  /** Values that deprecated keys hand to their successors: few blocks have any. */
  #moved: Map<string, Setting | ModelReading> | undefined;
  valid = true;

  constructor(index: ModelIndex, pointer: string, node?: ObjectNode) {
    this.index = index;
    this.pointer = pointer;
    this.node = node;
  }

  /** A deprecated key, or the block's own validator, sets another field. */
  move(name: string, value: Setting | ModelReading): void {
    this.#moved ??= new Map();
    this.#moved.set(name, value);
  }

  isMoved(name: string): boolean {
    return this.#moved?.has(name) === true;
  }

  /** The value of a field by its name: written and coerced, moved from a deprecated key, or the default. Undefined where it is refused. */
  value(name: string): Setting | ModelReading | undefined {
    const moved = this.#moved?.get(name);
    if (moved !== undefined) return moved;
    const written = this.fields.get(name);
    return written === undefined ? this.index.byName.get(name)?.default : written.value;
  }

  plain(): Setting {
    const out: { [key: string]: Setting } = Object.create(null);
    for (const name of this.index.byName.keys()) {
      const value = this.value(name);
      if (value !== undefined) out[name] = value instanceof ModelReading ? value.plain() : value;
    }
    return out;
  }
}

const NO_MEMBERS: readonly Member[] = [];

/** `node` undefined: the block is not there, and its model is built from its defaults. */
export function readModel(
  release: ReleaseFacts,
  name: string,
  node: ObjectNode | undefined,
  pointer: string,
  refusals: Refusals,
): ModelReading | undefined {
  const index = modelIndex(release, name);
  if (index === undefined) return undefined;
  const reading = new ModelReading(index, pointer, node);
  const keeps = index.facts.keeps_auto === true;
  const strict = node !== undefined && (keeps || isStrict(node));
  for (const member of node?.members ?? NO_MEMBERS) {
    // Of members with the same key Python's dict keeps the last.
    if (memberOf(node, member.key) !== member) continue;
    if (member.key === 'self') refuseUnknown(reading, member, refusals);
    // DeepSpeed drops "auto" before pydantic sees it, unknown keys too.
    if (!strict && member.value.kind === 'string' && member.value.value === 'auto' && member.key !== 'replace_method')
      continue;
    if (!keeps && (member.key === 'strict' || member.key === 'self')) continue;
    readMember(release, reading, member, refusals);
  }
  for (const check of reading.valid ? (CHECKS[name] ?? []) : []) {
    if (index.facts.validators?.includes(check.validator) !== true) continue;
    if (!check.passes(reading, refusals)) reading.valid = false;
  }
  if (reading.valid) moveDeprecated(release, reading, refusals);
  return reading;
}

function readMember(release: ReleaseFacts, reading: ModelReading, member: Member, refusals: Refusals): void {
  const field = reading.index.byKey.get(member.key);
  const given = field === undefined ? undefined : reading.fields.get(field.name);
  // Of an alias and the field's own name pydantic takes the alias and refuses the other.
  if (field === undefined || (given !== undefined && field.alias !== member.key)) {
    reading.valid = false;
    // Removed keys are refused before any block is read, with words of their own.
    const removed =
      reading.index.name === 'DeepSpeedZeroConfig' && Object.hasOwn(release.removed.zero_optimization, member.key);
    if (!removed) refuseUnknown(reading, member, refusals);
    return;
  }
  if (given !== undefined) refuseUnknown(reading, given.member, refusals);
  const known = BEFORE[field.path];
  const validator =
    known !== undefined && reading.index.facts.validators?.includes(known.validator) === true ? known : undefined;
  const before = validator?.object(member.value);
  if (before !== undefined) {
    reading.valid = false;
    reading.fields.set(field.name, { member, field, value: undefined });
    const at = atValue(childPointer(reading.pointer, member.key), member.value);
    refusals.add(before.rule, { message: before.message, at, ...contextOf(reading, member), field });
    return;
  }
  if (field.kind === 'model') {
    const pointer = childPointer(reading.pointer, member.key);
    const inner = readNested(release, field, member.value, pointer, refusals);
    if (inner === undefined || (inner instanceof ModelReading && !inner.valid)) reading.valid = false;
    if (inner === undefined) {
      const message = `\`${dotted(pointer)}\` is ${quoted(member.value)}, but DeepSpeed reads an object of settings there and stops. Write \`{ … }\`.`;
      const at = atValue(pointer, member.value);
      refusals.add('block-type', { message, at, ...contextOf(reading, member), field });
    }
    reading.fields.set(field.name, { member, field, value: inner });
    return;
  }
  const value =
    BEFORE_LISTS.has(reading.index.name) && member.value.kind === 'string'
      ? asList(member.value)
      : (validator?.as?.(member.value) ?? member.value);
  const coerced = release.pydantic === 1 ? coerceOld(field, value) : coerce(field, value);
  if (coerced.ok) {
    reading.fields.set(field.name, { member, field, value: coerced.value });
    return;
  }
  reading.valid = false;
  reading.fields.set(field.name, { member, field, value: undefined });
  const pointer = childPointer(reading.pointer, member.key);
  const [rule, message] = unfit(reading.index.name, field, coerced.reason, pointer, coerced.inner ?? member.value);
  refusals.add(rule, { message, at: atValue(pointer, member.value), ...contextOf(reading, member), field });
}

function contextOf(reading: ModelReading, member: Member) {
  return { model: reading.index, member, parent: reading.node as ObjectNode, parentPointer: reading.pointer };
}

/** A leaf_module entry that is one text counts as a list of one (leaf_module_config.py). */
const BEFORE_LISTS = new Set(['DeepSpeedZeroLeafModuleConfig']);

function asList(node: Node): Node {
  return { kind: 'array', items: [node], span: node.span };
}

function readNested(
  release: ReleaseFacts,
  field: NamedField,
  node: Node,
  pointer: string,
  refusals: Refusals,
): Setting | ModelReading | undefined {
  if (node.kind === 'null') {
    if (field.nullable === true || (release.pydantic === 1 && field.default === null)) return null;
    if (field.model === 'DeepSpeedZeroLeafModuleConfig')
      return readModel(release, field.model, undefined, pointer, refusals);
    return undefined;
  }
  if (release.pydantic === 1 && node.kind === 'array' && node.items.length === 0 && field.model !== undefined)
    return readModel(release, field.model, undefined, pointer, refusals);
  return node.kind === 'object' && field.model !== undefined
    ? readModel(release, field.model, node, pointer, refusals)
    : undefined;
}

/** `strict` is the name of a parameter of DeepSpeed's own constructor: as a key it switches the dropping of "auto" off. */
function isStrict(node: ObjectNode): boolean {
  const strict = node.members.findLast((member) => member.key === 'strict')?.value;
  return strict !== undefined && plainTruth(plainOf(strict));
}

function plainTruth(value: Setting): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0;
  return Boolean(value);
}

function refuseUnknown(reading: ModelReading, member: Member, refusals: Refusals): void {
  reading.valid = false;
  const pointer = childPointer(reading.pointer, member.key);
  refusals.add('strict-block-unknown-key', {
    message: `\`${member.key}\` is no key of \`${dotted(reading.pointer)}\`: DeepSpeed refuses the config.`,
    at: atKey(pointer, member),
    model: reading.index,
    member,
    parent: reading.node as ObjectNode,
    parentPointer: reading.pointer,
  });
}

function unfit(
  model: string,
  field: NamedField,
  reason: Unfit,
  pointer: string,
  node: Node,
): [rule: string, message: string] {
  const what = `\`${dotted(pointer)}\` is ${quoted(node)}`;
  if (model === 'ZenFlowConfig' && reason === 'range')
    return ['zenflow-values', `${what}, ${range(field)}: DeepSpeed refuses the config.`];
  if (field.name === 'stage' && reason === 'enum')
    return ['zero-stage-value', `${what}, but a ZeRO stage is 0, 1, 2 or 3: DeepSpeed refuses the config.`];
  switch (reason) {
    case 'enum':
      return [
        'enum-value',
        `${what}, but DeepSpeed takes only ${(field.values ?? []).map((v) => `\`${v}\``).join(', ') || 'listed values'} there (upper and lower case count).`,
      ];
    case 'number':
      return [
        'numeric-type',
        `${what}, but DeepSpeed wants ${field.kind === 'float' ? 'a number' : 'a whole number'} there and stops. Write a bare number.`,
      ];
    case 'range':
      return ['numeric-range', `${what}, ${range(field)}: DeepSpeed refuses the config.`];
    case 'bool':
      return ['bool-type', `${what}, which DeepSpeed cannot read as a boolean: it stops. Write \`true\` or \`false\`.`];
    default:
      return [
        field.kind === 'string' || field.kind === 'union' ? 'numeric-type' : 'block-type',
        `${what}, but DeepSpeed wants ${WANTED[field.kind] ?? 'another type'} there and stops.`,
      ];
  }
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'a text',
  list: 'a list',
  dict: 'an object',
  union: 'a text or a whole number',
  python: 'a Python object, which no config file can hold: leave it out',
};

function range(field: NamedField): string {
  const bounds = [
    field.gt === undefined ? undefined : `greater than ${field.gt}`,
    field.ge === undefined ? undefined : `at least ${field.ge}`,
    field.lt === undefined ? undefined : `less than ${field.lt}`,
    field.le === undefined ? undefined : `at most ${field.le}`,
  ].filter((bound) => bound !== undefined);
  return `but must be ${bounds.join(' and ')}`;
}

/** config_utils.py _process_deprecated_field: the old key's value becomes that of its successor, which must not be there, too. */
function moveDeprecated(release: ReleaseFacts, reading: ModelReading, refusals: Refusals): void {
  for (const field of reading.index.deprecated) {
    const given = reading.fields.get(field.name);
    const successor = field.deprecated?.successor;
    if (given === undefined || successor === null || successor === undefined || field.deprecated?.moves !== true)
      continue;
    if (reading.fields.has(successor) || reading.isMoved(successor)) {
      reading.valid = false;
      refusals.add('deprecated-and-new-together', {
        message: `\`${given.member.key}\` is the old name of \`${successor}\`, and both are here: DeepSpeed refuses the config. Delete \`${given.member.key}\`.`,
        at: atKey(childPointer(reading.pointer, given.member.key), given.member),
        model: reading.index,
        field,
        member: given.member,
        parent: reading.node as ObjectNode,
        parentPointer: reading.pointer,
      });
      continue;
    }
    if (given.value === undefined || given.value instanceof ModelReading) continue;
    const target = reading.index.byName.get(successor);
    const model = target?.model === undefined ? undefined : modelIndex(release, target.model);
    if (model === undefined) reading.move(successor, given.value);
    else if (given.value !== true) reading.move(successor, null);
    else {
      const offload = new ModelReading(model, childPointer(reading.pointer, successor));
      offload.move('device', 'cpu');
      reading.move(successor, offload);
    }
  }
}
