/** A bar on the terminal while many files are looked at; nothing where stderr is no terminal. */

/** Redrawn no more often, in milliseconds. */
const PAUSE = 80;
const WIDTH = 30;

export interface Progress {
  at(done: number): void;
  /** Takes the bar away. */
  end(): void;
}

type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const NONE: Progress = { at: () => undefined, end: () => undefined };

export function progressBar(total: number, screen: Screen = process.stderr, now = () => performance.now()): Progress {
  if (!screen.isTTY || total === 0) return NONE;
  let drawn = now();
  let visible = false;
  return {
    at(done) {
      if (now() - drawn < PAUSE) return;
      drawn = now();
      visible = true;
      screen.write(`\r${bar(done / total)} ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`);
    },
    end() {
      if (visible) screen.write('\r\u001b[2K');
      visible = false;
    },
  };
}

function bar(part: number): string {
  const full = Math.round(Math.min(1, part) * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}]`;
}
