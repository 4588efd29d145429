/** A view that notes every question which a rule puts to it. */
import type { ConfigDocument, Member, Node } from '../config/document.ts';
import {
  type Answer,
  listQuestion,
  nodeQuestion,
  problemsQuestion,
  propertyQuestion,
  type Question,
  refusalsQuestion,
  runQuestion,
  settingQuestion,
  syntaxQuestion,
  type Tree,
} from './questions.ts';
import type { ConfigView, RunContext, Setting } from './view.ts';

export interface Notes {
  /** The question was put, with the answer that the rule gets. */
  note(question: Question): Answer;
  /** The rule reaches for what is no question: the notes end here. */
  stop(): never;
}

export function witness(view: ConfigView, notes: Notes): ConfigView {
  const node = (tree: Tree, path: readonly string[], found: Node | undefined): Node | undefined => {
    notes.note(nodeQuestion(tree, path, 'kind'));
    return found === undefined ? undefined : watchedNode(found, tree, path, notes);
  };
  const methods = {
    get: (...path: readonly string[]) => node('root', path, view.get(...path)),
    getWritten: (...path: readonly string[]) => node('written', path, view.getWritten(...path)),
    member: (...path: readonly string[]): Member | undefined => {
      const value = node('root', path, view.get(...path));
      const member = view.member(...path);
      return member === undefined || value === undefined ? undefined : watchedMember(member, value, notes);
    },
    setting: (...path: readonly string[]): Setting | undefined => {
      notes.note(settingQuestion(path));
      return view.setting(...path);
    },
    refusals: (rule: string) => {
      notes.note(refusalsQuestion(rule));
      return view.refusals(rule);
    },
  };
  return watched(view, notes, (key) => {
    switch (key) {
      case 'get':
      case 'getWritten':
      case 'member':
      case 'setting':
      case 'refusals':
        return methods[key];
      case 'root':
      case 'written':
        return watchedNode(view[key], key, [], notes);
      case 'document':
        return watchedDocument(view.document, notes);
      case 'run':
        return watchedRun(view.run, notes);
      // Every tree of silence.ts is of one release.
      case 'facts':
        return view.facts;
      case 'integration':
      case 'worldSize':
      case 'worldSizesKnown':
      case 'deepspeed':
        notes.note(propertyQuestion(key));
        return view[key];
      case 'intended':
      case 'worldSizes':
        notes.note(listQuestion(key));
        return view[key];
      default:
        return notes.stop();
    }
  });
}

/** Whatever is not read property by property (spread, `in`, JSON) ends the notes. */
function watched<T extends object>(target: T, notes: Notes, read: (key: string) => unknown): T {
  return new Proxy(target, {
    get: (_, key) => (typeof key === 'string' ? read(key) : notes.stop()),
    has: () => notes.stop(),
    ownKeys: () => notes.stop(),
    getOwnPropertyDescriptor: () => notes.stop(),
    getPrototypeOf: () => notes.stop(),
  });
}

function watchedNode(node: Node, tree: Tree, path: readonly string[], notes: Notes): Node {
  return watched(node, notes, (key) => {
    switch (key) {
      case 'kind':
      case 'value':
      case 'python':
      case 'filledBy':
        return notes.note(nodeQuestion(tree, path, key));
      case 'members':
        notes.note(nodeQuestion(tree, path, 'keys'));
        return node.kind === 'object' ? watchedMembers(node.members, tree, path, notes) : undefined;
      default:
        return notes.stop();
    }
  });
}

function watchedMembers(members: readonly Member[], tree: Tree, path: readonly string[], notes: Notes): Member[] {
  return members.map((member) =>
    watchedMember(member, watchedNode(member.value, tree, [...path, member.key], notes), notes),
  );
}

function watchedDocument(document: ConfigDocument, notes: Notes): ConfigDocument {
  return watched(document, notes, (key) => {
    if (key === 'syntax') notes.note(syntaxQuestion());
    else if (key === 'problems') notes.note(problemsQuestion());
    else return notes.stop();
    return document[key];
  });
}

function watchedMember(member: Member, value: Node, notes: Notes): Member {
  return watched(member, notes, (key) => (key === 'key' ? member.key : key === 'value' ? value : notes.stop()));
}

function watchedRun(run: RunContext, notes: Notes): RunContext {
  return watched(run, notes, (key) => notes.note(runQuestion(key)));
}
