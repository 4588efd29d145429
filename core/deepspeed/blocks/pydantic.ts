/** The blocks that are pydantic models: unknown keys are refused, values coerced. */
import type { Node } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import { type ModelReading, readModel } from '../model.ts';
import { quoted, Refusals } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';
import { type BlockReader, blockAt, childOf, type Placed, refuse, refuseType } from './reader.ts';

/** The reading of each block that this release has a model of: `timers/throughput`. Of one that is not there, or is refused as a whole, its defaults. */
export interface SectionReadings {
  get(section: string): ModelReading | undefined;
}

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
  const { ofKey, defaults } = sectionsOf(reader.release);
  const bf16 = bf16Key(reader);
  for (const member of reader.root.members) {
    const { key } = member;
    const section = ofKey.get(key);
    if (section === undefined || (section === 'bf16' && key !== bf16)) continue;
    if (memberOf(reader.root, key) !== member) continue;
    const placed = placeOf(reader, section, key);
    const model = reader.release.sections[section];
    if (placed === undefined || model === undefined) continue;
    const known = before.get(section);
    const block =
      known?.node === placed.node && placed.node.kind === 'object' && known.pointer === placed.pointer
        ? known
        : readBlock(reader, section, model, placed);
    blocks.set(section, block);
    reader.refusals.addAll(block.refusals);
  }
  return { get: (section) => blocks.get(section)?.reading ?? defaults.get(section) };
}

function readBlock(reader: BlockReader, section: string, model: string, placed: Placed): ReadBlock {
  const refusals = new Refusals();
  const node = placed.node.kind === 'object' ? placed.node : undefined;
  const reading = readModel(reader.release, model, node, placed.pointer, refusals);
  if (section === 'zero_optimization' && placed.node.kind === 'boolean' && reading !== undefined)
    readBooleanStage({ ...reader, refusals }, placed, reading);
  return { node: placed.node, pointer: placed.pointer, reading, refusals };
}

interface Sections {
  /** Top-level key → the section that it or something in it is. */
  readonly ofKey: ReadonlyMap<string, string>;
  /** Of blocks that are not there: the same for every config of a release. */
  readonly defaults: ReadonlyMap<string, ModelReading>;
}

const ofRelease = new WeakMap<ReleaseFacts, Sections>();

function sectionsOf(release: ReleaseFacts): Sections {
  const known = ofRelease.get(release);
  if (known !== undefined) return known;
  const ofKey = new Map<string, string>();
  const defaults = new Map<string, ModelReading>();
  for (const [section, model] of Object.entries(release.sections)) {
    ofKey.set(section.split('/')[0] ?? section, section);
    const reading = readModel(release, model, undefined, `/${section}`, new Refusals());
    if (reading !== undefined) defaults.set(section, reading);
  }
  if (ofKey.has('bf16')) ofKey.set('bfloat16', 'bf16');
  const sections = { ofKey, defaults };
  ofRelease.set(release, sections);
  return sections;
}

function placeOf(reader: BlockReader, section: string, key: string): Placed | undefined {
  if (section === 'timers/throughput') return throughput(reader);
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
  const node = memberOf(reader.root, 'bf16')?.value;
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
  reading.move('stage', 1);
  const size = childOf(reader.root, 'allgather_size');
  if (size === undefined || (size.node.kind === 'string' && size.node.value === 'auto')) return;
  const whole = {
    kind: 'object',
    members: [{ ...size.member, key: 'allgather_bucket_size' }],
    span: size.node.span,
  } as const;
  const sized = readModel(reader.release, reading.index.name, whole, '', reader.refusals);
  const value = sized?.value('allgather_bucket_size');
  if (typeof value === 'number') reading.move('allgather_bucket_size', value);
}
