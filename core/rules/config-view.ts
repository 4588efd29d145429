import type { ConfigDocument, Member, Node, ObjectNode } from '../config/document.ts';
import { lookup, lookupMember } from '../config/resolve/lookup.ts';
import type { Reading } from '../deepspeed/reading.ts';
import type { Integration, Report } from './rule.ts';
import type { ConfigView, RunContext, Setting } from './view.ts';

/** What views of one document share. */
export interface ViewFrame {
  readonly document: ConfigDocument;
  readonly written: ObjectNode;
  readonly worldSizes: readonly number[];
  readonly worldSizesKnown: boolean;
  readonly deepspeed: string;
  readonly run: RunContext;
}

/** The refusals of the loader and the integration, before DeepSpeed itself sees the config. */
export type Refusals = ReadonlyMap<string, readonly Report[]>;

export class DocumentView implements ConfigView {
  readonly document: ConfigDocument;
  readonly written: ObjectNode;
  readonly worldSizes: readonly number[];
  readonly worldSizesKnown: boolean;
  readonly deepspeed: string;
  readonly run: RunContext;
  readonly root: ObjectNode;
  readonly integration: Integration;
  readonly worldSize?: number;
  readonly #reading: Reading;
  readonly #refusals: Refusals;

  constructor(
    frame: ViewFrame,
    integration: Integration,
    root: ObjectNode,
    reading: Reading,
    refusals: Refusals,
    worldSize?: number,
  ) {
    this.document = frame.document;
    this.written = frame.written;
    this.worldSizes = frame.worldSizes;
    this.worldSizesKnown = frame.worldSizesKnown;
    this.deepspeed = frame.deepspeed;
    this.run = frame.run;
    this.integration = integration;
    this.root = root;
    this.#reading = reading;
    this.#refusals = refusals;
    if (worldSize !== undefined) this.worldSize = worldSize;
  }

  get(...path: readonly string[]): Node | undefined {
    return lookup(this.root, path);
  }

  member(...path: readonly string[]): Member | undefined {
    return lookupMember(this.root, path);
  }

  getWritten(...path: readonly string[]): Node | undefined {
    return lookup(this.written, path);
  }

  setting(...path: readonly string[]): Setting | undefined {
    return this.#reading.setting(path);
  }

  refusals(rule: string): readonly Report[] {
    const before = this.#refusals.get(rule);
    const reading = this.#reading.refusals(rule, this.worldSize);
    if (before === undefined) return reading;
    return reading.length === 0 ? before : [...before, ...reading];
  }
}
