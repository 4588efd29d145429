/**
 * Which rules need not run. Of some 230 runs of rules over one config 225 say nothing, and in the next config it is for the same reason. So
 * what a silent rule asked of its view and was answered is kept, as a path of a decision tree: where the answers are the same again, so is the
 * silence. That holds because a rule is a function of its view alone, and because the notes stop at all that is no plain question (witness.ts).
 */
import type { ObjectNode } from '../config/document.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import { Answers } from './answers.ts';
import { type Answer, MORE, type Question } from './questions.ts';
import type { Rule } from './rule.ts';
import type { ConfigView } from './view.ts';
import { type Notes, witness } from './witness.ts';

/** `runs`: nothing can be said beforehand. */
type Outcome = 'silent' | 'runs';

interface Fork {
  readonly question: Question;
  readonly branches: Map<Answer, Fork | Outcome>;
  /** The branch that was taken last: most often it is the next one, too, and comparing is cheaper than looking up. */
  usual: Answer;
  below: Fork | Outcome | undefined;
}

/** A rule, and when it is silent. */
export interface Watched {
  readonly rule: Rule;
  tree: Fork | Outcome | undefined;
  leaves: number;
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
  open(written: ObjectNode): void {
    this.#files += 1;
    this.answers.openDocument(written);
  }

  watch(rule: Rule): Watched {
    let watched = this.#watched.get(rule);
    if (watched === undefined) {
      watched = { rule, tree: undefined, leaves: 0 };
      this.#watched.set(rule, watched);
    }
    return watched;
  }

  /** True: the rule has nothing to say of this view, the one that is open in `answers`. False: it must be asked. */
  covers(watched: Watched, view: ConfigView): boolean {
    let tree = watched.tree;
    while (typeof tree === 'object') tree = branchOf(tree, this.answers.get(tree.question));
    if (tree === undefined && watched.leaves < MOST_LEAVES && this.#files > FILES_BEFORE_LEARNING) {
      watched.leaves += 1;
      tree = learn(watched, view);
    }
    return tree === 'silent';
  }
}

function branchOf(fork: Fork, answer: Answer): Fork | Outcome | undefined {
  if (fork.usual === answer && fork.below !== undefined) return fork.below;
  fork.usual = answer;
  fork.below = fork.branches.get(answer);
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

/** Runs the rule on a view that takes notes, and adds them to its tree. */
function learn(watched: Watched, view: ConfigView): Outcome {
  const steps: { readonly question: Question; readonly answer: Answer }[] = [];
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
  let outcome: Outcome = 'silent';
  try {
    for (const _ of watched.rule.check(witness(view, notes))) outcome = 'runs';
  } catch (error) {
    if (error !== STOP) throw error;
  }
  if (stopped) outcome = 'runs';
  grow(watched, steps, outcome);
  return outcome;
}

const STOP = new Error('the rule asks for more than can be noted');

function grow(
  watched: Watched,
  steps: readonly { readonly question: Question; readonly answer: Answer }[],
  outcome: Outcome,
): void {
  const [first] = steps;
  if (first === undefined) {
    watched.tree = outcome;
    return;
  }
  const root = typeof watched.tree === 'object' ? watched.tree : forkAt(first.question);
  watched.tree = root;
  let fork = root;
  for (const [i, { answer }] of steps.entries()) {
    const next = steps[i + 1];
    const below = fork.branches.get(answer);
    if (next === undefined) fork.branches.set(answer, outcome);
    else if (typeof below === 'object') fork = below;
    else {
      const added = forkAt(next.question);
      fork.branches.set(answer, added);
      fork = added;
    }
  }
}

function forkAt(question: Question): Fork {
  return { question, branches: new Map(), usual: undefined, below: undefined };
}
