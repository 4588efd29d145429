/**
 * Checks whose run this process has started a moment ago: the first event of such a run needs no look at its check, since nobody else can have
 * brought it further yet. Any event of the run ends that, whether it was the first or not.
 */
import type { FoundCheck } from '../checks/find.ts';

const MOST = 1000;
const FRESH_MS = 30_000;

interface Launched {
  readonly check: FoundCheck;
  readonly at: number;
}

export class JustLaunched {
  /** null: an event has come. */
  readonly #known = new Map<number, Launched | null>();

  remember(check: FoundCheck, now: number): void {
    if (!this.#known.has(check.id)) this.#put(check.id, { check, at: now });
  }

  /** The check as it was when its run began; null: look at it. */
  take(id: number, now: number): FoundCheck | null {
    const launched = this.#known.get(id) ?? null;
    this.#put(id, null);
    return launched !== null && now - launched.at < FRESH_MS ? launched.check : null;
  }

  #put(id: number, launched: Launched | null): void {
    const oldest = this.#known.keys().next();
    if (this.#known.size >= MOST && !oldest.done) this.#known.delete(oldest.value);
    this.#known.set(id, launched);
  }
}
