/** JSON Lines in, JSON Lines out, same order. A line that is no JSON object is answered with an error of its own: the rest goes on. */
import { createInterface } from 'node:readline';
import type { ExitCode, Io } from './command.ts';

export async function batchLines(io: Io, answer: (row: unknown, line: string) => unknown): Promise<ExitCode> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    io.out(`${JSON.stringify(answerLine(line, answer))}\n`);
  }
  return 0;
}

function answerLine(line: string, answer: (row: unknown, line: string) => unknown): unknown {
  try {
    return answer(JSON.parse(line), line);
  } catch (error) {
    return { id: null, error: `not a JSON object: ${error instanceof Error ? error.message : String(error)}` };
  }
}
