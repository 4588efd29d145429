/** A piece of the comment that can be given shorter, or not at all, when the whole is too long. */

export interface Part {
  /** Longest first; the first one is shown where there is room. The last one must be short: '' leaves the part out. */
  readonly levels: readonly Level[];
}

export interface Level {
  readonly markdown: string;
  /** The higher, the sooner it gives way to the next level. */
  readonly rank: number;
  /** What is lost by giving way, in words, for counting: "notice", "memory by phase". */
  readonly loses: string;
}

/** How readily a thing gives way: the order in which a person would miss it, last first. */
export const RANK = {
  phases: 90,
  assumptions: 85,
  keys: 80,
  oldFindings: 75,
  notices: 70,
  fineConfig: 60,
  config: 50,
  fineRow: 45,
  warning: 40,
  row: 30,
  error: 20,
} as const;

/** Never left out. */
export const fixed = (markdown: string): Part => ({
  levels: [{ markdown, rank: Number.NEGATIVE_INFINITY, loses: '' }],
});

/** Shown or not. */
export function droppable(markdown: string, rank: number, loses: string): Part {
  return {
    levels: [
      { markdown, rank, loses },
      { markdown: '', rank: Number.NEGATIVE_INFINITY, loses: '' },
    ],
  };
}

export interface Fitted {
  readonly markdown: string;
  /** How often each thing was left out; empty: nothing was. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/**
 * The parts one after the other, in at most `limit` UTF-16 units; ends of parts are written as they are, so a part brings its own line
 * breaks. What ranks highest goes first; of equals the last in the text. Where even the shortest levels are too long, the text is over the limit.
 */
export function shorten(parts: readonly Part[], limit: number): Fitted {
  const state = parts.map((part, index) => ({ part, index, level: 0 }));
  const level = (one: (typeof state)[number]): Level | undefined => one.part.levels[one.level];
  let length = state.reduce((sum, one) => sum + (level(one)?.markdown.length ?? 0), 0);
  const leftOut = new Map<string, number>();
  const queue = state.flatMap((one) =>
    one.part.levels.slice(0, -1).map((step, at) => ({
      one,
      at,
      rank: Math.min(...one.part.levels.slice(0, at + 1).map((earlier) => earlier.rank)),
      loses: step.loses,
    })),
  );
  queue.sort((a, b) => b.rank - a.rank || b.one.index - a.one.index || a.at - b.at);
  for (const { one, loses } of queue) {
    if (length <= limit) break;
    const before = level(one)?.markdown.length ?? 0;
    one.level += 1;
    length += (level(one)?.markdown.length ?? 0) - before;
    leftOut.set(loses, (leftOut.get(loses) ?? 0) + 1);
  }
  return { markdown: state.map((one) => level(one)?.markdown ?? '').join(''), leftOut };
}
