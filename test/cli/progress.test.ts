import { describe, expect, test } from '@jest/globals';
import { progressBar } from '../../cli/progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

/** A clock that goes on by so many milliseconds each time it is read. */
const clock = (step: number) => {
  let time = 0;
  return () => {
    time += step;
    return time;
  };
};

describe('progress bar', () => {
  test('shows how many files are done, and goes away', () => {
    const terminal = screen(true);
    const bar = progressBar(2000, terminal, clock(100));
    bar.at(500);
    expect(terminal.written.join('')).toBe('\r[########----------------------] 500 of 2,000 files');
    bar.end();
    bar.end();
    expect(terminal.written.at(-1)).toBe('\r\u001b[2K');
    expect(terminal.written).toHaveLength(2);
  });

  test('nothing where the output is no terminal', () => {
    const file = screen(false);
    const bar = progressBar(2000, file, clock(100));
    bar.at(500);
    bar.end();
    expect(file.written).toEqual([]);
  });

  test('nothing for what is done at once', () => {
    const terminal = screen(true);
    const bar = progressBar(3, terminal, clock(1));
    bar.at(1);
    bar.at(3);
    bar.end();
    expect(terminal.written).toEqual([]);
  });
});
