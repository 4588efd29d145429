/**
 * The frame of a rule: one file `core/rules/<group>/<rule-id>.ts`, one default export made by `rule()`. Final shape; write against it.
 * `npm run rules` regenerates core/rules/index.ts, so a new rule touches one file.
 */
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

/** What a rule says of one place. Everything else of a finding (rule id, path, integrations) is added by the engine. */
export interface Report {
  /**
   * One or two sentences: what is wrong, what DeepSpeed does with it, the fix. Plain text; `code` in backticks.
   * The same words in every view merge into one finding, so name no single world size or integration where several share the finding.
   */
  readonly message: string;
  /** Where: the node, or the key of the member at `pointer`. */
  readonly at: { readonly pointer: string; readonly span: Span };
  /** Below the rule's own severity where the context leaves it open (then usually `notice`). */
  readonly severity?: Severity;
  /** Default: the rule's. `rejects` counts for `accepts`, whatever the severity. */
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
  /** What is known of the run in both examples, where the rule hangs on it. */
  readonly run?: RunContextExample;
  /** The same for the good example, where the two differ in nothing else. */
  readonly goodRun?: RunContextExample;
  /** `deepspeed/runtime/config.py:134` and threads where people met it. */
  readonly sources: readonly string[];
}

/** How the examples of the docs are launched; default: every integration, world size 1. */
export interface RunContextExample {
  readonly integration?: Integration;
  readonly worldSize?: number;
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The file that the examples are: a ds_config unless the rule reads another kind. */
  readonly path?: string;
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
  /** The kind of file it reads. Default: ds_config. */
  readonly kind?: DocumentKind;
  /** Only for these ways of launching. Default: all. Has no meaning in scope `file`. */
  readonly integrations?: readonly Integration[];
  /** Top-level keys of the filled config, one of which must be there for the rule to have anything to say: it is skipped, cheaply, otherwise. */
  readonly keys?: readonly string[];
  /** Views that find it at one place say it in other words, but mean the same: the first words stand for all. */
  readonly oncePerPlace?: true;
  /** What it says hangs on the place alone, so that it is right in a file that is broken elsewhere, too. */
  readonly local?: boolean;
  /**
   * `file`: once per file, on what is written; `integration`: once per way of launching (auto values filled, batch keys excepted);
   * `world`: once per integration and world size. The narrowest scope that suffices keeps a review fast.
   */
  readonly scope: 'file' | 'integration' | 'world';
  readonly check: (view: ConfigView) => Iterable<Report>;
}

/** `any`, of a rule: it reads both. */
export type DocumentKind = 'ds_config' | 'accelerate' | 'any';

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
