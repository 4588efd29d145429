/** What a rule can ask of a view, as data: so that the same question can be put to another view without running the rule. */
import type { Node } from '../config/document.ts';
import { lookup } from '../config/resolve/lookup.ts';
import { BATCH_KEYS } from '../deepspeed/batch.ts';
import type { ConfigView } from './view.ts';

/** More than a plain value: blocks, lists, refusals. A rule that sees one of these is not followed any further. */
export const MORE = Symbol('more');

export type Answer = string | number | boolean | null | undefined | typeof MORE;

export interface Question {
  /** Counts from 0. */
  readonly id: number;
  /** What the answer hangs on: the view, only its document (and what is known of the run), or one top-level key of the filled config. */
  readonly hangsOn: 'view' | 'document' | { readonly key: string };
  readonly ask: (view: ConfigView) => Answer;
}

export type Tree = 'root' | 'written';
export type NodeProperty = 'kind' | 'value' | 'python' | 'filledBy';
export type ViewProperty = 'integration' | 'worldSize' | 'worldSizesKnown' | 'deepspeed';
export type ViewList = 'intended' | 'worldSizes';

const known = new Map<string, Question>();

/** One object for each question, however often it is asked. */
function question(name: string, hangsOn: Question['hangsOn'], ask: Question['ask']): Question {
  const asked = known.get(name);
  if (asked !== undefined) return asked;
  const added = { id: known.size, hangsOn, ask };
  known.set(name, added);
  return added;
}

export function nodeQuestion(tree: Tree, path: readonly string[], property: NodeProperty): Question {
  const [key] = path;
  const hangsOn = tree === 'written' ? 'document' : key === undefined ? 'view' : { key };
  return question(JSON.stringify([tree, property, ...path]), hangsOn, (view) =>
    answerOf(lookup(view[tree], path), property),
  );
}

function answerOf(node: Node | undefined, property: NodeProperty): Answer {
  if (node === undefined) return undefined;
  if (property === 'kind' || property === 'filledBy') return node[property];
  if (property === 'python') return node.kind === 'number' ? node.python : undefined;
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean' ? plain(node.value) : undefined;
}

const BATCH: readonly string[] = BATCH_KEYS;

export function settingQuestion(path: readonly string[]): Question {
  const [key] = path;
  const hangsOn = key === undefined || BATCH.includes(key) ? 'view' : { key };
  return question(JSON.stringify(['setting', ...path]), hangsOn, (view) => plain(view.setting(...path)));
}

/** Whether there are none; what they say is more. */
export function refusalsQuestion(rule: string): Question {
  return question(JSON.stringify(['refusals', rule]), 'view', (view) => (view.refusals(rule).length === 0 ? 0 : MORE));
}

export function runQuestion(fact: string): Question {
  return question(JSON.stringify(['run', fact]), 'document', (view) => plain(Reflect.get(view.run, fact)));
}

export function propertyQuestion(property: ViewProperty): Question {
  return question(property, 'view', (view) => view[property]);
}

export function listQuestion(list: ViewList): Question {
  return question(list, 'document', (view) => view[list].join());
}

/** Answers are told apart by Map, for which 0 and -0 are one. */
function plain(value: unknown): Answer {
  if (Object.is(value, -0)) return MORE;
  if (value === null || value === undefined) return value;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : MORE;
}
