/** The answers of one document, so that a question which many rules and views share is answered once. */
import type { Member, ObjectNode } from '../config/document.ts';
import { type Answer, type Question, slotCount, slotOf, VIEW } from './questions.ts';
import type { ConfigView } from './view.ts';

/** The old name counts where `bf16` is absent: what hangs on one of them hangs on both. */
const BF16 = 'bf16';
const BFLOAT16 = 'bfloat16';

export class Answers {
  /** By question: the answer, and when it was given. Kept from document to document, as allocating them costs time. */
  readonly #answers: Answer[] = [];
  readonly #given: number[] = [];
  /** By slot: whether the view has something else there than the document. */
  readonly #differs: boolean[] = [];
  readonly #differing: number[] = [];
  /** Each document, each config of it (filled in one way) and each view has a number of its own. */
  #last = 0;
  #documentNumber = 0;
  #configNumber = 0;
  #viewNumber = 0;
  /** Slots from here on came up after the view was compared: nothing is known of them. */
  #unknownFrom = 0;
  #written: readonly Member[] | undefined;
  #view: ConfigView | undefined;
  #root: ObjectNode | undefined;
  #settingsRoot: ObjectNode | undefined;

  /** `written`: what the keys of each view are held against. */
  openDocument(written: ObjectNode): void {
    this.#last += 1;
    this.#documentNumber = this.#last;
    this.#written = written.members;
  }

  /** `settingsRoot`: the config that the view's settings are of, where it is not the view's root. */
  openView(view: ConfigView, settingsRoot: ObjectNode): void {
    this.#last += 1;
    this.#viewNumber = this.#last;
    this.#view = view;
    const compared =
      this.#unknownFrom === slotCount() && view.root === this.#root && settingsRoot === this.#settingsRoot;
    // The world sizes mostly have one config, of which nothing is new but what hangs on the size.
    if (compared) return;
    this.#unknownFrom = slotCount();
    this.#root = view.root;
    this.#settingsRoot = settingsRoot;
    this.#configNumber = this.#last;
    for (const slot of this.#differing) this.#differs[slot] = false;
    this.#differing.length = 0;
    this.#compare(view.root);
    if (settingsRoot !== view.root) this.#compare(settingsRoot);
    if (this.#isDifferent(BF16) || this.#isDifferent(BFLOAT16)) {
      this.#mark(slotOf(BF16));
      this.#mark(slotOf(BFLOAT16));
    }
  }

  close(): void {
    this.#view = undefined;
    this.#written = undefined;
    this.#root = undefined;
    this.#settingsRoot = undefined;
  }

  get(question: Question): Answer {
    const { id, slot } = question;
    const number = this.#numberOf(slot);
    if (this.#given[id] === number) return this.#answers[id];
    if (this.#view === undefined) return undefined;
    const answer = question.ask(this.#view);
    this.#answers[id] = answer;
    this.#given[id] = number;
    return answer;
  }

  #numberOf(slot: number): number {
    if (slot === VIEW || slot >= this.#unknownFrom) return this.#viewNumber;
    return this.#differs[slot] === true ? this.#configNumber : this.#documentNumber;
  }

  /** Filling replaces a member in its place or adds one at the end: what stands elsewhere or is missing counts as another one. */
  #compare(root: ObjectNode): void {
    const now = root.members;
    const before = this.#written;
    if (before === undefined || now === before) return;
    for (let i = 0; i < Math.max(now.length, before.length); i++) {
      const one = now[i];
      const other = before[i];
      if (one === other) continue;
      if (one !== undefined) this.#mark(slotOf(one.key));
      if (other !== undefined) this.#mark(slotOf(other.key));
    }
  }

  #isDifferent(key: string): boolean {
    const slot = slotOf(key);
    return slot !== undefined && this.#differs[slot] === true;
  }

  #mark(slot: number | undefined): void {
    if (slot === undefined) return;
    this.#differs[slot] = true;
    this.#differing.push(slot);
  }
}
