/** Collects what DeepSpeed refuses, under the id of the rule that says it. */
import type { Member, Node, ObjectNode } from '../config/document.ts';
import { isPlaceholder } from '../config/placeholder.ts';
import { escapeSegment } from '../config/pointer.ts';
import type { Report } from '../rules/rule.ts';
import type { ModelIndex, NamedField } from './fields.ts';

/** A report, and what a rule needs to bring a fix for it. */
export interface Refusal extends Report {
  readonly model?: ModelIndex;
  readonly field?: NamedField;
  readonly member?: Member;
  /** The object that the member stands in, and its pointer. */
  readonly parent?: ObjectNode;
  readonly parentPointer?: string;
}

const NOTHING: readonly Refusal[] = [];

export class Refusals {
  /** Most configs have none. */
  #byRule: Map<string, Refusal[]> | undefined;

  add(rule: string, refusal: Omit<Refusal, 'effect'>): void {
    this.#byRule ??= new Map();
    const known = this.#byRule.get(rule);
    const whole: Refusal = { ...refusal, effect: 'rejects' };
    if (known === undefined) this.#byRule.set(rule, [whole]);
    else known.push(whole);
  }

  addAll(other: Refusals): void {
    if (other.#byRule === undefined) return;
    for (const [rule, refusals] of other.#byRule) for (const refusal of refusals) this.add(rule, refusal);
  }

  of(rule: string): readonly Refusal[] {
    return this.#byRule?.get(rule) ?? NOTHING;
  }

  get any(): boolean {
    return this.#byRule !== undefined;
  }

  get rules(): readonly string[] {
    return this.#byRule === undefined ? [] : [...this.#byRule.keys()];
  }
}

export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${escapeSegment(String(key))}`;
}

export function atValue(pointer: string, node: Node): Report['at'] {
  return { pointer, span: node.span };
}

export function atKey(pointer: string, member: Member): Report['at'] {
  return { pointer, span: member.keySpan };
}

/** `/zero_optimization/stage` as people write it: `zero_optimization.stage`. */
export function dotted(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A value as a message quotes it: JSON, short. */
export function quoted(node: Node): string {
  if (node.kind === 'array') return 'a list';
  if (node.kind === 'object') return 'an object';
  const text = node.kind === 'null' ? 'null' : node.kind === 'number' ? String(node.value) : JSON.stringify(node.value);
  const short = `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
  return node.kind === 'string' && isPlaceholder(node.value) ? `${short} (a placeholder that is not filled)` : short;
}
