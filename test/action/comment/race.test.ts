/** Runs of one head at the same time, in every order of their looks and writes: one comment in the end. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Decision, decide } from '../../../action/comment/decide.ts';
import type { OwnComment } from '../../../action/comment/whose.ts';

const HEAD = 'a'.repeat(40);

class Page {
  comments: OwnComment[] = [];
  #next = 1;

  /** What GitHub does with a decision; one that comes too late does nothing. */
  write(decision: Decision, runId: number): void {
    const marker = { head: HEAD, runId, runAttempt: 1, policy: 'p', by: null };
    if (decision.kind === 'create') {
      const id = this.#next++;
      this.comments = [...this.comments, { id, url: `${id}`, marker, content: decision.content }];
    } else if (decision.kind === 'remove') {
      this.comments = this.comments.filter((comment) => comment.id !== decision.comment.id);
    } else if (decision.kind === 'update') {
      this.comments = this.comments.map((comment) =>
        comment.id === decision.comment.id ? { ...comment, marker, content: decision.content } : comment,
      );
    }
  }
}

/** One run: looks, decides, writes, and looks again until there is nothing left to do. */
function* run(page: Page, runId: number): Generator<void> {
  const wanted = {
    mode: 'on-change' as const,
    marker: { head: HEAD, runId, runAttempt: 1, policy: 'p', by: null },
    render: () => ({ content: 'text', worthPosting: true }),
  };
  while (true) {
    const decision = decide(wanted, page.comments, HEAD);
    if (decision.kind === 'leave') return;
    yield;
    page.write(decision, runId);
    yield;
  }
}

function inOrder(order: readonly number[]): Page {
  const page = new Page();
  const runs = [10, 11, 12].map((runId) => run(page, runId));
  for (const next of order) runs[next]?.next();
  for (const each of runs) for (const _ of each);
  return page;
}

describe('three runs of one head at once', () => {
  test('end with one comment, whoever looks and writes when', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 24 }), (order) => {
        expect(inOrder(order).comments).toHaveLength(1);
      }),
      { numRuns: 5_000 },
    );
  });

  test('the newest may be done before the older ones begin to write', () => {
    expect(inOrder([0, 1, 2, 2, 2, 0, 1, 0, 1]).comments.map((comment) => comment.marker.runId)).toEqual([12]);
  });
});
