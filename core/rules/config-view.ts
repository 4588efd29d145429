import type { ConfigDocument, Member, Node, ObjectNode } from '../config/document.ts';
import { lookup, lookupMember } from '../config/resolve/lookup.ts';
import type { BatchReading } from '../deepspeed/batch.ts';
import type { Reading } from '../deepspeed/reading.ts';
import type { Refusal, Refusals } from '../deepspeed/refusals.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import type { Integration, Report } from './rule.ts';
import type { ConfigView, RunContext, Setting } from './view.ts';

const NOTHING: readonly Report[] = [];

/** What views of one document share. */
export interface ViewFrame {
  readonly document: ConfigDocument;
  readonly written: ObjectNode;
  readonly worldSizes: readonly number[];
  readonly worldSizesKnown: boolean;
  readonly deepspeed: string;
  readonly facts: ReleaseFacts;
  readonly intended: readonly Integration[];
  readonly run: RunContext;
}

/** What the launch brings to a view: its own refusals (part of the verdict) and complaints (errors of a whole run). */
export interface Launch {
  readonly refusals: Refusals;
  readonly complaints: ReadonlyMap<string, readonly Report[]>;
}

function samePlace(a: Report, b: Report): boolean {
  return a.at.span.start === b.at.span.start && a.at.span.end === b.at.span.end;
}

export class DocumentView implements ConfigView {
  readonly root: ObjectNode;
  readonly integration: Integration;
  readonly worldSize?: number;
  readonly #frame: ViewFrame;
  readonly #reading: Reading;
  readonly #launch: Launch;

  constructor(
    frame: ViewFrame,
    integration: Integration,
    root: ObjectNode,
    reading: Reading,
    launch: Launch,
    worldSize?: number,
  ) {
    this.#frame = frame;
    this.integration = integration;
    this.root = root;
    this.#reading = reading;
    this.#launch = launch;
    if (worldSize !== undefined) this.worldSize = worldSize;
  }

  get document(): ConfigDocument {
    return this.#frame.document;
  }

  get written(): ObjectNode {
    return this.#frame.written;
  }

  get worldSizes(): readonly number[] {
    return this.#frame.worldSizes;
  }

  get worldSizesKnown(): boolean {
    return this.#frame.worldSizesKnown;
  }

  get deepspeed(): string {
    return this.#frame.deepspeed;
  }

  get facts(): ReleaseFacts {
    return this.#frame.facts;
  }

  get intended(): readonly Integration[] {
    return this.#frame.intended;
  }

  get run(): RunContext {
    return this.#frame.run;
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

  refusals(rule: string): readonly Refusal[] {
    const launch = this.#launch.refusals.of(rule);
    const complaints = this.#launch.complaints.get(rule);
    const reading = this.#reading.refusals(rule);
    if (launch.length === 0 && complaints === undefined) return reading;
    // What DeepSpeed itself refuses at a place is enough to know of it.
    const own = reading.length === 0 ? launch : launch.filter((one) => !reading.some((other) => samePlace(one, other)));
    return [...own, ...(complaints ?? NOTHING), ...reading];
  }

  get refusesNothing(): boolean {
    return !this.#launch.refusals.any && this.#launch.complaints.size === 0 && !this.#reading.refused;
  }

  get batch(): BatchReading | undefined {
    return this.#reading.batch;
  }
}
