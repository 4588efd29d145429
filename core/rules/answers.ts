/** The answers of one document, so that a question which many rules and views share is answered once. */
import type { Member, ObjectNode } from '../config/document.ts';
import type { Answer, Question } from './questions.ts';
import type { ConfigView } from './view.ts';

/** The old name counts where `bf16` is absent: what hangs on one of them hangs on both. */
const BF16 = ['bf16', 'bfloat16'] as const;

export class Answers {
  /** By question: the answer, and in which document or view it was given. Kept from document to document, as allocating them costs time. */
  readonly #ofDocument: Answer[] = [];
  readonly #document: number[] = [];
  readonly #ofView: Answer[] = [];
  readonly #viewOf: number[] = [];
  #documents = 0;
  #views = 0;
  #written: readonly Member[] | undefined;
  #view: ConfigView | undefined;
  readonly #changed = new Set<string>();

  /** `written`: what the keys of each view are held against. */
  openDocument(written: ObjectNode): void {
    this.#documents += 1;
    this.#written = written.members;
  }

  /** `settingsRoot`: the config that the view's settings are of, where it is not the view's root. */
  openView(view: ConfigView, settingsRoot: ObjectNode): void {
    this.#views += 1;
    this.#view = view;
    this.#changed.clear();
    this.#noteChanges(view.root);
    if (settingsRoot !== view.root) this.#noteChanges(settingsRoot);
    if (BF16.some((key) => this.#changed.has(key))) for (const key of BF16) this.#changed.add(key);
  }

  close(): void {
    this.#view = undefined;
    this.#written = undefined;
  }

  /** Filling replaces a member in its place or adds one at the end: what stands elsewhere or is missing counts as changed. */
  #noteChanges(root: ObjectNode): void {
    const now = root.members;
    const before = this.#written;
    if (before === undefined || now === before) return;
    for (let i = 0; i < Math.max(now.length, before.length); i++) {
      const one = now[i];
      const other = before[i];
      if (one === other) continue;
      if (one !== undefined) this.#changed.add(one.key);
      if (other !== undefined) this.#changed.add(other.key);
    }
  }

  get(question: Question): Answer {
    const { id, hangsOn } = question;
    const own = hangsOn === 'view' || (hangsOn !== 'document' && this.#changed.has(hangsOn.key));
    const answers = own ? this.#ofView : this.#ofDocument;
    const given = own ? this.#viewOf : this.#document;
    const now = own ? this.#views : this.#documents;
    if (given[id] === now) return answers[id];
    if (this.#view === undefined) return undefined;
    const answer = question.ask(this.#view);
    answers[id] = answer;
    given[id] = now;
    return answer;
  }
}
