/** The config as DeepSpeed will see it: one way of launching, one world size, one release. */
import type { ConfigDocument, Member, Node, ObjectNode } from '../config/document.ts';
import type { Integration } from './rule.ts';

/**
 * What is known of the run around the config; whatever is absent is unknown, and a rule that hangs on it says a notice at most.
 * `check --batch` fills it from a row's context, the policy and launchers fill what they know.
 */
export interface RunContext {
  readonly accelerator?: 'cuda' | 'cpu' | 'rocm' | 'xpu' | 'hpu' | 'npu';
  readonly clientOptimizer?: string | null;
  readonly clientScheduler?: string | null;
  readonly trainingArguments?: Readonly<Record<string, unknown>>;
  readonly [fact: string]: unknown;
}

export interface ConfigView {
  readonly document: ConfigDocument;
  /** The config after the integration filled "auto"; an empty object node where the file holds none. */
  readonly root: ObjectNode;
  /** What stands in the file, before anything was filled. */
  readonly written: ObjectNode;
  readonly integration: Integration;
  /** Absent in scope `file` and `integration`, and where the world size is not known. */
  readonly worldSize?: number;
  readonly deepspeed: string;
  readonly run: RunContext;
  /** The value at a path of keys, of the filled config; undefined where a step is missing or not an object. */
  get(...path: readonly string[]): Node | undefined;
  /** The member (key and value), for findings about the key itself. */
  member(...path: readonly string[]): Member | undefined;
}
