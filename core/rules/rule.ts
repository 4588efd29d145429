/** The frame of a rule: one file, one default export made by `rule()`. Its id is the file's name. */
import type { Node, Span } from '../config/document.ts';
import type { ConfigView } from './view.ts';

export type Severity = 'error' | 'warning' | 'notice';

/** A replacement of `span` by `text` in the reviewed file. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Safe: cannot change what a run that works today does. */
  readonly safe: boolean;
}

/** What a rule says of one place. Everything else of a finding (rule id, path, line) is added by the engine. */
export interface Report {
  /** One or two sentences: what is wrong, what DeepSpeed does with it, the fix. Plain text; `code` in backticks. */
  readonly message: string;
  /** Where: the node, or the key of the member at `pointer`. */
  readonly at: { readonly pointer: string; readonly span: Span };
  /** Below the rule's own severity where the context leaves it open (then usually `notice`). */
  readonly severity?: Severity;
  /** `config`: DeepSpeedConfig (or the file's loader) refuses it: counts for `accepts`. `run`: a later error. Default: the rule's. */
  readonly effect?: Effect;
  readonly fix?: Fix;
}

/**
 * What DeepSpeed does with it. `rejects`: `deepspeed.initialize` fails while it reads the config (counts for `accepts`);
 * `fails`: the run ends in an error later; `ignored`, `changed`: it runs, but not as written; `advice`: worth a line.
 */
export type Effect = 'rejects' | 'fails' | 'ignored' | 'changed' | 'advice';

export interface RuleDocs {
  /** Why it is bad: what happens to the run, in plain words. */
  readonly why: string;
  /** A smallest ds_config that shows it, and its mended twin; both are run as tests. HJSON is allowed. */
  readonly bad: string;
  readonly good: string;
  /** `deepspeed/runtime/config.py:134` and threads where people met it. */
  readonly sources: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly group: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly title: string;
  readonly docs: RuleDocs;
  /** First and last DeepSpeed release it holds for; absent: all that we know. */
  readonly since?: string;
  readonly until?: string;
  /**
   * `file`: once per file; `integration`: once per way of launching (auto values filled); `world`: once per integration and world size.
   * The narrowest scope that suffices keeps a review fast.
   */
  readonly scope: 'file' | 'integration' | 'world';
  readonly check: (view: ConfigView) => Iterable<Report>;
}

export interface Finding extends Omit<Report, 'severity' | 'effect' | 'fix'> {
  readonly rule: string;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly fix: Fix | null;
  readonly path: string;
  /** The integrations and world sizes it holds for; absent: all that were looked at. */
  readonly integrations?: readonly Integration[];
  readonly worldSizes?: readonly number[];
}

export type Integration = 'raw' | 'hf-trainer' | 'accelerate';

/** Where a report points, for a value. */
export function at(pointer: string, node: Node): Report['at'] {
  return { pointer, span: node.span };
}

/** Gives a rule its type; the object itself is the documentation. */
export function rule<R extends Rule>(definition: R): R {
  return definition;
}
