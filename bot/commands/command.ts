/** One command, one file: its word, help, who may, examples and what it does. The help reply is made from these alone. */
import type { ParsedCommand } from '../parse/command-line.ts';
import type { Answer, CommandContext } from './context.ts';

export interface Command<K extends ParsedCommand['kind']> {
  readonly kind: K;
  /** Behind `/ds-smoke `. */
  readonly usage: string;
  /** One sentence. */
  readonly help: string;
  readonly permission: 'write' | 'anyone';
  /** Behind `/ds-smoke `. */
  readonly examples: readonly string[];
  readonly run: (context: CommandContext, command: Extract<ParsedCommand, { kind: K }>) => Promise<Answer>;
}
