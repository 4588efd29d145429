/** The answers of one document, so that a question which many rules and views share is answered once. */
import type { Member, Node, ObjectNode } from '../config/document.ts';
import { type Answer, DOCUMENT, type Question, REFUSALS, slotCount, slotOf, TYPES, VIEW } from './questions.ts';
import type { ConfigView } from './view.ts';

/** The old name counts where `bf16` is absent: what hangs on one of them hangs on both. */
const BF16 = 'bf16';
const BFLOAT16 = 'bfloat16';

/** Slots as bits of one number. Two slots may share a bit: both count as different then, which costs time and changes nothing. */
export function bitOf(slot: number): number {
  if (slot === DOCUMENT) return 0;
  return slot === VIEW ? 1 : 2 << (slot % 30);
}

export class Answers {
  /** By question: the answer, and when it was given. Kept from document to document, as allocating them costs time. */
  readonly #answers: Answer[] = [];
  readonly #given: number[] = [];
  /** By slot: since when answers hold. Slots that came up after the view was compared are missing: nothing is known of them. */
  readonly #since: number[] = [];
  /** Each document, each config of it (filled in one way) and each view has a number of its own. */
  #last = 0;
  #documentNumber = 0;
  #configNumber = 0;
  #viewNumber = 0;
  /** Of the slots in which the config is not as the document. */
  #differingBits = 0;
  /** Of all on which answers may be others than in the view before. */
  #bits = 0;
  #written: readonly Member[] = [];
  /** The members of which hjson only makes an int of a float: what is asked of values and settings is the same, as long as nothing is refused. */
  readonly #retyped = new Set<Member>();
  #view: ConfigView | undefined;
  #root: ObjectNode | undefined;
  #settingsRoot: ObjectNode | undefined;

  /** `written`: what the keys of each view are held against. `hjson`: the same, as DeepSpeed's own loader reads it. */
  openDocument(written: ObjectNode, hjson: ObjectNode): void {
    this.#last += 1;
    this.#documentNumber = this.#last;
    this.#written = written.members;
    for (const [i, member] of hjson.members.entries()) {
      const before = written.members[i];
      if (before !== undefined && before !== member && isRetyped(before, member)) this.#retyped.add(before).add(member);
    }
  }

  /** `settingsRoot`: the config that the view's settings are of, where it is not the view's root. */
  openView(view: ConfigView, settingsRoot: ObjectNode): void {
    this.#last += 1;
    this.#viewNumber = this.#last;
    this.#view = view;
    const refuses = !view.refusesNothing;
    const compared =
      this.#since.length === slotCount() && view.root === this.#root && settingsRoot === this.#settingsRoot;
    // The world sizes mostly have one config, of which nothing is new but what hangs on the size: refusals too.
    if (!compared) this.#compareAll(view.root, settingsRoot, refuses);
    this.#since[VIEW] = this.#viewNumber;
    this.#since[REFUSALS] = refuses ? this.#viewNumber : this.#documentNumber;
    this.#bits = this.#differingBits | bitOf(VIEW) | bitOf(TYPES) | (refuses ? bitOf(REFUSALS) : 0);
  }

  /** What hangs on slots of these bits is what it was in every view of the document for which that held, too. */
  isOfDocument(bits: number): boolean {
    return (bits & this.#bits) === 0 && this.#since.length === slotCount();
  }

  get documentNumber(): number {
    return this.#documentNumber;
  }

  close(): void {
    this.#view = undefined;
    this.#written = [];
    this.#retyped.clear();
    this.#root = undefined;
    this.#settingsRoot = undefined;
  }

  get(question: Question): Answer {
    const { id } = question;
    const since = this.#since[question.slot] ?? this.#viewNumber;
    if (this.#given[id] === since) return this.#answers[id];
    if (this.#view === undefined) return undefined;
    const answer = question.ask(this.#view);
    this.#answers[id] = answer;
    this.#given[id] = since;
    return answer;
  }

  #compareAll(root: ObjectNode, settingsRoot: ObjectNode, refuses: boolean): void {
    this.#root = root;
    this.#settingsRoot = settingsRoot;
    this.#configNumber = this.#last;
    this.#differingBits = 0;
    for (let slot = slotCount() - 1; slot >= 0; slot--) this.#since[slot] = this.#documentNumber;
    this.#since[TYPES] = this.#configNumber;
    if (refuses) for (const { key } of this.#retyped) this.#mark(key);
    this.#compare(root.members);
    if (settingsRoot !== root) this.#compare(settingsRoot.members);
    if (this.#isDifferent(BF16) || this.#isDifferent(BFLOAT16)) {
      this.#mark(BF16);
      this.#mark(BFLOAT16);
    }
  }

  /** Filling replaces a member in its place or adds one at the end: what stands elsewhere or is missing counts as another one. */
  #compare(now: readonly Member[]): void {
    const before = this.#written;
    if (now === before) return;
    for (let i = 0; i < Math.max(now.length, before.length); i++) {
      const one = now[i];
      const other = before[i];
      if (one === other) continue;
      if (one !== undefined && other !== undefined && this.#retyped.has(one) && this.#retyped.has(other)) continue;
      if (one !== undefined) this.#mark(one.key);
      if (other !== undefined) this.#mark(other.key);
    }
  }

  #isDifferent(key: string): boolean {
    const slot = slotOf(key);
    return slot !== undefined && this.#since[slot] === this.#configNumber;
  }

  #mark(key: string): void {
    const slot = slotOf(key);
    if (slot === undefined) return;
    this.#since[slot] = this.#configNumber;
    this.#differingBits |= bitOf(slot);
  }
}

/** The same but for the types of numbers; deeper than any real config it does not look. */
function isRetyped(one: Member, other: Member): boolean {
  return one.key === other.key && sameButTypes(one.value, other.value, 0);
}

const DEEPEST = 32;

function sameButTypes(one: Node, other: Node, depth: number): boolean {
  if (one === other) return true;
  if (one.kind !== other.kind || depth > DEEPEST) return false;
  if (one.kind === 'number' && other.kind === 'number') return one.value === other.value;
  if (one.kind === 'object' && other.kind === 'object')
    return (
      one.members.length === other.members.length &&
      one.members.every((member, i) => {
        const { key, value } = other.members[i] ?? {};
        return value !== undefined && member.key === key && sameButTypes(member.value, value, depth + 1);
      })
    );
  if (one.kind === 'array' && other.kind === 'array')
    return (
      one.items.length === other.items.length &&
      one.items.every((item, i) => {
        const at = other.items[i];
        return at !== undefined && sameButTypes(item, at, depth + 1);
      })
    );
  return false;
}
