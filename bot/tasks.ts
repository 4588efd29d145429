/** Work that deliveries ask for: one at a time for each subject, tried again when GitHub fails, counted so that a stop can wait for it. */
import { failureOf, RetryLater } from './octokit/failure.ts';
import type { RetryClock } from './octokit/retries.ts';

export interface TaskLog {
  readonly warn: (details: object, message: string) => void;
  readonly error: (details: object, message: string) => void;
}

const BACKOFF_MS = [1500, 5000, 15_000, 60_000] as const;
/** Waits of a rate limit beyond this are left to redelivery. */
const LONGEST_WAIT_MS = 15 * 60_000;

export class Tasks {
  readonly #clock: RetryClock;
  readonly #log: TaskLog;
  readonly #last = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();
  readonly #onCount: (count: number) => void;
  #isStopping = false;
  #wake: () => void = () => {};
  readonly #stopping = new Promise<void>((resolve) => {
    this.#wake = resolve;
  });

  constructor(clock: RetryClock, log: TaskLog, onCount: (count: number) => void = () => {}) {
    this.#clock = clock;
    this.#log = log;
    this.#onCount = onCount;
  }

  /** Ends with the work, after all retries. Throws the last error. */
  run(key: string, work: () => Promise<void>): Promise<void> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const task = before.then(
      () => this.#attempt(key, work),
      () => this.#attempt(key, work),
    );
    this.#last.set(key, task);
    this.#running.add(task);
    this.#onCount(this.#running.size);
    const settled = () => {
      this.#running.delete(task);
      if (this.#last.get(key) === task) this.#last.delete(key);
      this.#onCount(this.#running.size);
    };
    task.then(settled, settled);
    return task;
  }

  async #attempt(key: string, work: () => Promise<void>): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const wait = this.#waitAfter(error, attempt);
        if (wait === null || this.#isStopping) throw error;
        this.#log.warn({ err: error, key, wait }, 'will try again');
        await Promise.race([this.#clock.sleep(wait), this.#stopping]);
        if (this.#isStopping) throw error;
      }
    }
  }

  /** null: trying again is of no use. */
  #waitAfter(error: unknown, attempt: number): number | null {
    const backoff = BACKOFF_MS[attempt];
    if (backoff === undefined) return null;
    const now = this.#clock.now();
    if (error instanceof RetryLater) return atMost(error.retryAt - now, backoff);
    const failure = failureOf(error, now);
    if (failure.kind === 'limited') return atMost(failure.retryAt - now, backoff);
    // a defect of ours is not mended by trying again; without a status it must at least come from the network
    if (failure.kind === 'refused') return null;
    return failure.status === null && !isNetworkError(error) ? null : backoff;
  }

  /** Waits for what runs; work that waits for a retry is given up, since its delivery was answered as failed. */
  async drain(milliseconds: number): Promise<boolean> {
    this.#isStopping = true;
    this.#wake();
    const all = Promise.allSettled([...this.#running]).then(() => true);
    return Promise.race([all, this.#clock.sleep(milliseconds).then(() => false)]);
  }

  /** When nothing is being worked on any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  get count(): number {
    return this.#running.size;
  }
}

function isNetworkError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    'status' in error ||
    error.name === 'AbortError' ||
    error.name === 'TimeoutError' ||
    error.message === 'fetch failed'
  );
}

function atMost(wait: number, backoff: number): number | null {
  return wait > LONGEST_WAIT_MS ? null : Math.max(wait, backoff);
}
