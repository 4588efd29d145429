/** What a command of `ds-review` is: one file in cli/commands/, named as the command. */

export type ExitCode = 0 | 1 | 2;

export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Characters per line, for tables and bars. */
  readonly columns: number;
  readonly colour: boolean;
}

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** What stands behind the flag in the help: `N[,N…]`. */
  readonly value?: string;
  readonly help: string;
  readonly multiple?: boolean;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

export interface Command {
  readonly summary: string;
  readonly usage: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  /** What each exit code means, in words. */
  readonly exits: string;
  readonly run: (args: Arguments, io: Io) => Promise<ExitCode>;
}

/** Wrong words on the command line, or a file that cannot be read: exit 2 with this sentence. */
export class UsageError extends Error {}
