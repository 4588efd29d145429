/** What DeepSpeedConfig makes of a config: the value of every setting, and everything it refuses. A port of runtime/config.py. */
import type { Node, ObjectNode } from '../config/document.ts';
import { memberOf } from '../config/member.ts';
import { lookup } from '../config/resolve/lookup.ts';
import type { Setting } from '../rules/view.ts';
import { BATCH_KEYS, type BatchReading, readBatch } from './batch.ts';
import { isElastic, refuseElastic } from './blocks/elasticity.ts';
import { partsOf } from './blocks/part.ts';
import { listParts } from './blocks/parts.ts';
import { bf16Key, type ReadBlocks, readSections, type SectionReadings } from './blocks/pydantic.ts';
import type { BlockReader } from './blocks/reader.ts';
import { dataParallelRanks, isDivided, refuseBatch } from './blocks/world.ts';
import { plainOf } from './coerce.ts';
import { ModelReading } from './model.ts';
import { type Refusal, Refusals } from './refusals.ts';
import type { ReleaseFacts } from './release.ts';

export interface Reading {
  /** The value that DeepSpeed uses: see ConfigView.setting. */
  setting(path: readonly string[]): Setting | undefined;
  refusals(rule: string): readonly Refusal[];
  /** Whether DeepSpeedConfig refuses the config. */
  readonly refused: boolean;
  /** The ids of the rules that have a refusal here. */
  readonly refusedBy: readonly string[];
  /** The batch sizes; undefined where the world size is not part of the view. */
  readonly batch: BatchReading | undefined;
  /** The same config at one world size (ranks); `root` differs from this reading's in its batch keys alone. */
  forWorld(root: ObjectNode, worldSize: number): Reading;
}

/** `accelerator`: of the run, where it is known. `like`: of the same file and release, launched another way: what both share is read once. */
export function readConfig(root: ObjectNode, release: ReleaseFacts, accelerator?: string, like?: Reading): Reading {
  return new ConfigReading(root, release, accelerator, like);
}

const NO_BLOCKS: ReadBlocks = new Map();
const BATCH_NAMES: readonly string[] = BATCH_KEYS;

class ConfigReading implements Reading {
  readonly batch = undefined;
  /** Batch sizes are not those of the file. */
  readonly elastic: boolean;
  readonly #root: ObjectNode;
  readonly #release: ReleaseFacts;
  readonly #refusals = new Refusals();
  readonly #sections: SectionReadings;
  readonly #bf16: 'bf16' | 'bfloat16';
  readonly #blocks: ReadBlocks;

  constructor(root: ObjectNode, release: ReleaseFacts, accelerator: string | undefined, like: Reading | undefined) {
    this.#root = root;
    this.#release = release;
    const reader: BlockReader = { release, root, refusals: this.#refusals, accelerator };
    const before = like instanceof ConfigReading && like.#release === release ? like : undefined;
    const blocks = new Map();
    this.#sections = readSections(reader, before === undefined ? NO_BLOCKS : before.#blocks, blocks);
    this.#blocks = blocks;
    this.#bf16 = bf16Key(reader);
    this.elastic = isElastic(root, release);
    const parts = partsOf(release, listParts);
    parts.read(reader, this.#sections, before === undefined || before.refused ? undefined : before.#root);
  }

  get refused(): boolean {
    return this.#refusals.any;
  }

  get refusedBy(): readonly string[] {
    return this.#refusals.rules;
  }

  refusals(rule: string): readonly Refusal[] {
    return this.#refusals.of(rule);
  }

  setting(path: readonly string[]): Setting | undefined {
    const key = path[0];
    if (key === undefined) return undefined;
    const section = key === 'bfloat16' && this.#bf16 === 'bfloat16' ? 'bf16' : key;
    const reading = this.#sections.get(section);
    if (reading !== undefined) return fieldSetting(reading, path, 1);
    if (key === 'timers' && path[1] === 'throughput') {
      const throughput = this.#sections.get('timers/throughput');
      if (throughput !== undefined) return fieldSetting(throughput, path, 2);
    }
    const node = lookup(this.#root, path);
    if (node !== undefined) return plainOf(node);
    const known = path.join('/');
    return Object.hasOwn(this.#release.keys, known) ? this.#release.keys[known]?.default : undefined;
  }

  forWorld(root: ObjectNode, worldSize: number): Reading {
    const ranks = dataParallelRanks(root, this.#release, worldSize);
    const batch = readBatch(root, ranks, isDivided(root, this.#release));
    const refusals = new Refusals();
    if (this.elastic) refuseElastic(root, this.#release, ranks, refusals);
    else if (batch.code !== 'ok') refuseBatch(root, batch, refusals);
    return new WorldReading(this, root, batch, refusals);
  }
}

class WorldReading implements Reading {
  readonly batch: BatchReading;
  readonly #config: ConfigReading;
  readonly #root: ObjectNode;
  readonly #refusals: Refusals;

  constructor(config: ConfigReading, root: ObjectNode, batch: BatchReading, refusals: Refusals) {
    this.#config = config;
    this.#root = root;
    this.batch = batch;
    this.#refusals = refusals;
  }

  get refused(): boolean {
    return this.#config.refused || this.#refusals.any;
  }

  get refusedBy(): readonly string[] {
    return [...this.#config.refusedBy, ...this.#refusals.rules];
  }

  refusals(rule: string): readonly Refusal[] {
    const own = this.#refusals.of(rule);
    return own.length > 0 ? [...this.#config.refusals(rule), ...own] : this.#config.refusals(rule);
  }

  setting(path: readonly string[]): Setting | undefined {
    const key = path[0];
    const place = path.length === 1 && key !== undefined ? BATCH_NAMES.indexOf(key) : -1;
    if (place < 0) return this.#config.setting(path);
    if ('train' in this.batch) return [this.batch.train, this.batch.micro, this.batch.accumulation][place];
    const node = key === undefined ? undefined : memberOf(this.#root, key)?.value;
    return node === undefined ? undefined : plainOf(node);
  }

  forWorld(root: ObjectNode, worldSize: number): Reading {
    return this.#config.forWorld(root, worldSize);
  }
}

/** Below a free-form value (a dict field) the plain value is walked. */
function fieldSetting(reading: ModelReading, path: readonly string[], from: number): Setting | undefined {
  let model: ModelReading = reading;
  for (let i = from; i < path.length; i++) {
    const field = model.index.byKey.get(path[i] as string);
    if (field === undefined) return undefined;
    const value = model.value(field.name);
    if (value instanceof ModelReading) {
      model = value;
      continue;
    }
    return plainAt(value, path, i + 1);
  }
  return model.plain();
}

function plainAt(start: Setting | undefined, path: readonly string[], from: number): Setting | undefined {
  let value = start;
  for (let i = from; i < path.length; i++) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    const key = path[i] as string;
    value = Object.hasOwn(value, key) ? (value as { readonly [key: string]: Setting })[key] : undefined;
  }
  return value;
}

/** The plain value of a node. */
export function settingOf(node: Node): Setting {
  return plainOf(node);
}
