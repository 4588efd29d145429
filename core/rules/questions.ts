/** What a rule can ask of a view, as data: so that the same question can be put to another view without running the rule. */
import type { Node } from '../config/document.ts';
import { lookup } from '../config/resolve/lookup.ts';
import { BATCH_KEYS } from '../deepspeed/batch.ts';
import { keyListOf } from './key-lists.ts';
import type { ConfigView } from './view.ts';

/** More than a plain value: blocks, lists, refusals. A rule that sees one of these is not followed any further. */
export const MORE = Symbol('more');

export type Answer = string | number | boolean | null | undefined | typeof MORE;

export interface Question {
  /** Counts from 0. */
  readonly id: number;
  /** What the answer hangs on: VIEW, DOCUMENT (and what is known of the run), REFUSALS, TYPES, or one top-level key of the filled config. */
  readonly slot: number;
  readonly ask: (view: ConfigView) => Answer;
}

export const VIEW = 0;
export const DOCUMENT = 1;
/** Alike in all views that refuse nothing. */
export const REFUSALS = 2;
/** Whether a number is an int or a float. Of one file the loaders see it differently, so it is asked anew of every config. */
export const TYPES = 3;

/** The number of each top-level key that a question hangs on. */
const slots = new Map<string, number>();

/** Undefined: no question hangs on this key. */
export function slotOf(key: string): number | undefined {
  return slots.get(key);
}

/** Slots are numbered up to here, so far. */
export function slotCount(): number {
  return TYPES + 1 + slots.size;
}

function slotFor(key: string): number {
  const slot = slots.get(key) ?? slotCount();
  slots.set(key, slot);
  return slot;
}

export type Tree = 'root' | 'written';
export type NodeProperty = 'kind' | 'value' | 'python' | 'filledBy' | 'keys';
export type ViewProperty = 'integration' | 'worldSize' | 'worldSizesKnown' | 'deepspeed';
export type ViewList = 'intended' | 'worldSizes';

const known = new Map<string, Question>();

/** One object for each question, however often it is asked. */
function question(name: string, slot: number, ask: Question['ask']): Question {
  const asked = known.get(name);
  if (asked !== undefined) return asked;
  const added = { id: known.size, slot, ask };
  known.set(name, added);
  return added;
}

export function nodeQuestion(tree: Tree, path: readonly string[], property: NodeProperty): Question {
  const [key] = path;
  const slot = tree === 'written' ? DOCUMENT : key === undefined ? VIEW : property === 'python' ? TYPES : slotFor(key);
  return question(JSON.stringify([tree, property, ...path]), slot, (view) =>
    answerOf(lookup(view[tree], path), property),
  );
}

function answerOf(node: Node | undefined, property: NodeProperty): Answer {
  if (node === undefined) return undefined;
  if (property === 'kind' || property === 'filledBy') return node[property];
  if (property === 'keys') return node.kind === 'object' ? (keyListOf(node.members) ?? MORE) : undefined;
  if (property === 'python') return node.kind === 'number' ? node.python : undefined;
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean' ? plain(node.value) : undefined;
}

const BATCH: readonly string[] = BATCH_KEYS;

export function settingQuestion(path: readonly string[]): Question {
  const [key] = path;
  const slot = key === undefined || BATCH.includes(key) ? VIEW : slotFor(key);
  return question(JSON.stringify(['setting', ...path]), slot, (view) => plain(view.setting(...path)));
}

/** Whether there are none; what they say is more. */
export function refusalsQuestion(rule: string): Question {
  return question(JSON.stringify(['refusals', rule]), REFUSALS, (view) =>
    view.refusesNothing || view.refusals(rule).length === 0 ? 0 : MORE,
  );
}

export function runQuestion(fact: string): Question {
  return question(JSON.stringify(['run', fact]), DOCUMENT, (view) => plain(Reflect.get(view.run, fact)));
}

export function propertyQuestion(property: ViewProperty): Question {
  return question(property, VIEW, (view) => view[property]);
}

export function syntaxQuestion(): Question {
  return question('syntax', DOCUMENT, (view) => view.document.syntax);
}

/** Whether there are none; what they are is more. */
export function problemsQuestion(): Question {
  return question('problems', DOCUMENT, (view) => (view.document.problems.length === 0 ? 0 : MORE));
}

export function listQuestion(list: ViewList): Question {
  return question(list, DOCUMENT, (view) => view[list].join());
}

/** Answers are told apart by Map, for which 0 and -0 are one. */
function plain(value: unknown): Answer {
  if (Object.is(value, -0)) return MORE;
  if (value === null || value === undefined) return value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : MORE;
}
