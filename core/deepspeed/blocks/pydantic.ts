/** The blocks that are pydantic models: unknown keys are refused, values coerced. */
import type { Node } from '../../config/document.ts';
import { type ModelReading, readModel } from '../model.ts';
import { quoted, Refusals } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';
import { type BlockReader, blockAt, childOf, type Placed, refuse, refuseType } from './reader.ts';

export type SectionReadings = ReadonlyMap<string, ModelReading>;

/** A block as it was read: the same node at the same place says the same again. */
interface ReadBlock {
  readonly node: Node;
  readonly pointer: string;
  readonly reading: ModelReading | undefined;
  readonly refusals: Refusals;
}

export type ReadBlocks = ReadonlyMap<string, ReadBlock>;

/** Blocks that get_monitor_config hands on as values, so that "auto" is dropped before they are built. */
const MONITORS = new Set(['tensorboard', 'wandb', 'csv_monitor', 'comet']);

/** `before`: the blocks of another way of launching the same file, of which most are the same. `blocks` gets those of this one. */
export function readSections(reader: BlockReader, before: ReadBlocks, blocks: Map<string, ReadBlock>): SectionReadings {
  const readings = new Map<string, ModelReading>();
  for (const [section, model] of sectionsOf(reader.release)) {
    const placed = placeOf(reader, section);
    if (placed === undefined) {
      const reading = absent(reader.release, section, model);
      if (reading !== undefined) readings.set(section, reading);
      continue;
    }
    const known = before.get(section);
    const block =
      known?.node === placed.node && placed.node.kind === 'object' && known.pointer === placed.pointer
        ? known
        : readBlock(reader, section, model, placed);
    blocks.set(section, block);
    reader.refusals.addAll(block.refusals);
    if (block.reading !== undefined) readings.set(section, block.reading);
  }
  return readings;
}

function readBlock(reader: BlockReader, section: string, model: string, placed: Placed): ReadBlock {
  const refusals = new Refusals();
  const node = placed.node.kind === 'object' ? placed.node : undefined;
  const reading = readModel(reader.release, model, node, placed.pointer, refusals);
  if (section === 'zero_optimization' && placed.node.kind === 'boolean' && reading !== undefined)
    readBooleanStage({ ...reader, refusals }, placed, reading);
  return { node: placed.node, pointer: placed.pointer, reading, refusals };
}

const listed = new WeakMap<ReleaseFacts, readonly (readonly [string, string])[]>();

function sectionsOf(release: ReleaseFacts): readonly (readonly [string, string])[] {
  let sections = listed.get(release);
  if (sections === undefined) {
    sections = Object.entries(release.sections);
    listed.set(release, sections);
  }
  return sections;
}

/** Blocks that are not there, built from their defaults: the same for every config of a release. */
const defaults = new WeakMap<ReleaseFacts, Map<string, ModelReading | undefined>>();

function absent(release: ReleaseFacts, section: string, model: string): ModelReading | undefined {
  let known = defaults.get(release);
  if (known === undefined) {
    known = new Map();
    defaults.set(release, known);
  }
  if (!known.has(section)) known.set(section, readModel(release, model, undefined, `/${section}`, new Refusals()));
  return known.get(section);
}

function placeOf(reader: BlockReader, section: string): Placed | undefined {
  if (section === 'timers/throughput') return throughput(reader);
  const key = section === 'bf16' ? bf16Key(reader) : section;
  const placed = childOf(reader.root, key);
  if (placed === undefined || placed.node.kind === 'object') return placed;
  if (section === 'zero_optimization' && placed.node.kind === 'boolean') return placed;
  if (MONITORS.has(section) && placed.node.kind === 'string' && placed.node.value === 'auto') return undefined;
  // pydantic 1 makes a dict of an empty list.
  if (
    reader.release.pydantic === 1 &&
    MONITORS.has(section) &&
    placed.node.kind === 'array' &&
    placed.node.items.length === 0
  )
    return undefined;
  if (section === 'zero_optimization')
    refuse(
      reader,
      'zero-block-type',
      placed,
      `\`zero_optimization\` is ${quoted(placed.node)}, but DeepSpeed reads an object there and stops. Write \`"zero_optimization": {"stage": 2}\`.`,
    );
  else refuseType(reader, placed);
  return undefined;
}

/** precision_config.py get_bfloat16_config: the old name counts where `bf16` is absent or null. */
export function bf16Key(reader: BlockReader): 'bf16' | 'bfloat16' {
  const node = childOf(reader.root, 'bf16')?.node;
  return node === undefined || node.kind === 'null' ? 'bfloat16' : 'bf16';
}

/** utils/config.py get_timers_config asks `'throughput' in timers`, which a text and a list answer, too. */
function throughput(reader: BlockReader): Placed | undefined {
  const timers = childOf(reader.root, 'timers');
  if (timers === undefined) return undefined;
  const { node } = timers;
  if (node.kind === 'object') return blockAt(reader, timers, 'throughput');
  const contains =
    node.kind === 'string'
      ? node.value.includes('throughput')
      : node.kind === 'array'
        ? node.items.some((item) => item.kind === 'string' && item.value === 'throughput')
        : true;
  if (contains) refuseType(reader, timers);
  return undefined;
}

/** zero/config.py read_zero_config_deprecated: true means stage 1, with a bucket size from the top level. */
function readBooleanStage(reader: BlockReader, placed: Placed, reading: ModelReading): void {
  if (placed.node.kind !== 'boolean' || !placed.node.value) return;
  reading.moved.set('stage', 1);
  const size = childOf(reader.root, 'allgather_size');
  if (size === undefined || (size.node.kind === 'string' && size.node.value === 'auto')) return;
  const whole = {
    kind: 'object',
    members: [{ ...size.member, key: 'allgather_bucket_size' }],
    span: size.node.span,
  } as const;
  const sized = readModel(reader.release, reading.index.name, whole, '', reader.refusals);
  const value = sized?.value('allgather_bucket_size');
  if (typeof value === 'number') reading.moved.set('allgather_bucket_size', value);
}
