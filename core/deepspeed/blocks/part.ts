/** What DeepSpeedConfig reads by hand, key by key: only what stands in a config, or is new in it, needs reading. */
import type { Member, ObjectNode } from '../../config/document.ts';
import type { ReleaseFacts } from '../release.ts';
import type { SectionReadings } from './pydantic.ts';
import type { BlockReader } from './reader.ts';

export interface Part {
  /** Top-level keys. Where none of them is there the part refuses nothing. */
  readonly keys: readonly string[];
  /** Other top-level keys that it looks at. */
  readonly beside?: readonly string[];
  readonly read: (reader: BlockReader, sections: SectionReadings) => void;
}

/** One number holds a bit for each part. */
const MOST_PARTS = 30;

export class PartList {
  readonly #parts: readonly Part[];
  readonly #started = new Map<string, number>();
  readonly #touched = new Map<string, number>();

  /** At most 30 parts, in the order in which DeepSpeed reads. */
  constructor(parts: readonly Part[]) {
    if (parts.length > MOST_PARTS) throw new Error(`${parts.length} parts, but a number holds ${MOST_PARTS} bits`);
    this.#parts = parts;
    for (const [place, { keys, beside = [] }] of parts.entries()) {
      for (const key of keys) add(this.#started, key, place);
      for (const key of [...keys, ...beside]) add(this.#touched, key, place);
    }
  }

  /** `before`: another config that was read and refused nothing. What both share refuses nothing again. */
  read(reader: BlockReader, sections: SectionReadings, before: ObjectNode | undefined): void {
    let bits = bitsOf(this.#started, reader.root.members);
    if (before !== undefined) bits &= this.#changed(reader.root.members, before.members);
    for (let place = 0; bits >> place !== 0; place++)
      if ((bits >> place) & 1) this.#parts[place]?.read(reader, sections);
  }

  /** Filling replaces a member in its place or adds one at the end. */
  #changed(now: readonly Member[], before: readonly Member[]): number {
    let bits = 0;
    for (let i = 0; i < Math.max(now.length, before.length); i++) {
      const one = now[i];
      const other = before[i];
      if (one === other) continue;
      if (one !== undefined) bits |= this.#touched.get(one.key) ?? 0;
      if (other !== undefined) bits |= this.#touched.get(other.key) ?? 0;
    }
    return bits;
  }
}

function add(table: Map<string, number>, key: string, place: number): void {
  table.set(key, (table.get(key) ?? 0) | (1 << place));
}

function bitsOf(table: ReadonlyMap<string, number>, members: readonly Member[]): number {
  let bits = 0;
  for (const { key } of members) bits |= table.get(key) ?? 0;
  return bits;
}

const ofRelease = new WeakMap<ReleaseFacts, PartList>();

export function partsOf(release: ReleaseFacts, list: (release: ReleaseFacts) => readonly Part[]): PartList {
  let parts = ofRelease.get(release);
  if (parts === undefined) {
    parts = new PartList(list(release));
    ofRelease.set(release, parts);
  }
  return parts;
}
