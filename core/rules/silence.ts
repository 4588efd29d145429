/**
 * Which rules need not run. Of some 230 runs of rules over one config 225 say nothing, and in the next config it is for the same reason. So
 * what a silent rule asked of its view and was answered is kept, as a path of a decision tree: where the answers are the same again, so is the
 * silence. That holds because a rule is a function of its view alone, and because the notes stop at all that is no plain question (witness.ts).
 */
import type { ObjectNode } from '../config/document.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import { Answers, bitOf } from './answers.ts';
import { type Answer, MORE, type Question } from './questions.ts';
import type { Rule } from './rule.ts';
import type { ConfigView } from './view.ts';
import { type Notes, witness } from './witness.ts';

/** A fork or, without a question, a leaf. One shape for both: the walk through the trees is what a check does most. */
interface Branch {
  readonly question: Question | undefined;
  readonly branches: Map<Answer, Branch> | undefined;
  /** The branch that was taken last: most often it is the next one, too, and comparing is cheaper than looking up. */
  usual: Answer;
  below: Branch | undefined;
  /** Of a leaf. False: nothing can be said beforehand. */
  readonly silent: boolean;
  /** Of a leaf: what the answers on the way to it hang on (answers.ts). */
  readonly bits: number;
}

const forkAt = (question: Question): Branch => ({
  question,
  branches: new Map(),
  usual: undefined,
  below: undefined,
  silent: false,
  bits: 0,
});

const leafOf = (silent: boolean, bits: number): Branch => ({
  question: undefined,
  branches: undefined,
  usual: undefined,
  below: undefined,
  silent,
  bits,
});

const RUNS = leafOf(false, 0);

/** A rule, and when it is silent. */
export interface Watched {
  readonly rule: Rule;
  tree: Branch | undefined;
  leaves: number;
  /** The document in which it was found silent for answers that hang on the document and on these bits alone. */
  settledIn: number;
  settledBits: number;
}

/** Learning a path costs ten runs of the rule: a process that looks at a few files should not pay for it. */
const FILES_BEFORE_LEARNING = 12;
/** Learning rates and the like differ from file to file: no tree grows without end. */
const MOST_LEAVES = 48;

export class Silence {
  readonly answers = new Answers();
  readonly #watched = new Map<Rule, Watched>();
  #files = 0;

  /** Another file is looked at. */
  open(written: ObjectNode, hjson: ObjectNode): void {
    this.#files += 1;
    this.answers.openDocument(written, hjson);
  }

  watch(rule: Rule): Watched {
    let watched = this.#watched.get(rule);
    if (watched === undefined) {
      watched = { rule, tree: undefined, leaves: 0, settledIn: 0, settledBits: 0 };
      this.#watched.set(rule, watched);
    }
    return watched;
  }

  /** True: the rule has nothing to say of this view, the one that is open in `answers`. False: it must be asked. */
  covers(watched: Watched, view: ConfigView): boolean {
    const { answers } = this;
    // The ways of launching mostly differ in a few keys: what hangs on none of them is as in the view before.
    if (watched.settledIn === answers.documentNumber && answers.isOfDocument(watched.settledBits)) return true;
    let tree = watched.tree;
    while (tree?.question !== undefined) tree = branchOf(tree, answers.get(tree.question));
    if (tree === undefined) {
      if (watched.leaves >= MOST_LEAVES || this.#files <= FILES_BEFORE_LEARNING) return false;
      watched.leaves += 1;
      tree = learn(watched, view);
    }
    if (tree.silent && answers.isOfDocument(tree.bits)) {
      watched.settledIn = answers.documentNumber;
      watched.settledBits = tree.bits;
    }
    return tree.silent;
  }
}

function branchOf(fork: Branch, answer: Answer): Branch | undefined {
  if (fork.usual === answer && fork.below !== undefined) return fork.below;
  fork.usual = answer;
  fork.below = fork.branches?.get(answer);
  return fork.below;
}

const ofRelease = new WeakMap<ReleaseFacts, Silence>();

export function silenceOf(release: ReleaseFacts): Silence {
  let silence = ofRelease.get(release);
  if (silence === undefined) {
    silence = new Silence();
    ofRelease.set(release, silence);
  }
  return silence;
}

interface Step {
  readonly question: Question;
  readonly answer: Answer;
}

/** Runs the rule on a view that takes notes, and adds them to its tree. */
function learn(watched: Watched, view: ConfigView): Branch {
  const steps: Step[] = [];
  let stopped = false;
  const notes: Notes = {
    note(question) {
      const answer = question.ask(view);
      if (steps.every((step) => step.question !== question)) steps.push({ question, answer });
      return answer === MORE ? this.stop() : answer;
    },
    stop() {
      stopped = true;
      throw STOP;
    },
  };
  let reports = false;
  try {
    for (const _ of watched.rule.check(witness(view, notes))) reports = true;
  } catch (error) {
    if (error !== STOP) throw error;
  }
  const bits = steps.reduce((all, { question }) => all | bitOf(question.slot), 0);
  const leaf = stopped || reports ? RUNS : leafOf(true, bits);
  grow(watched, steps, leaf);
  return leaf;
}

const STOP = new Error('the rule asks for more than can be noted');

function grow(watched: Watched, steps: readonly Step[], leaf: Branch): void {
  const [first] = steps;
  if (first === undefined) {
    watched.tree = leaf;
    return;
  }
  let fork = watched.tree?.question === undefined ? forkAt(first.question) : watched.tree;
  watched.tree = fork;
  for (const [i, { answer }] of steps.entries()) {
    const next = steps[i + 1];
    const known = fork.branches?.get(answer);
    const below = next === undefined ? leaf : known?.question === undefined ? forkAt(next.question) : known;
    fork.branches?.set(answer, below);
    fork = below;
  }
}
