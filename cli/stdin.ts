/** `-` in place of a file: standard input, read once, as whoever reads it again would find it empty. */
import { UsageError } from './command.ts';

/** How it is called where it is shown, and how the user spells it. */
export const STDIN = '-';
export const STDIN_NAME = '<stdin>';

let isRead = false;

export async function readStdin(): Promise<Buffer> {
  if (isRead) throw new UsageError('- stands for standard input, and can be read once only');
  isRead = true;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
