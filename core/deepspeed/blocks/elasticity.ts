/** elasticity of the releases before 0.19: deepspeed/elasticity/config.py and what runtime/config.py makes of it. */
import type { Node, ObjectNode } from '../../config/document.ts';
import { memberOf } from '../../config/member.ts';
import { BATCH_KEYS } from '../batch.ts';
import { type ElasticSettings, elasticSizes, leastCommonMultiple, suitableRanks } from '../elastic.ts';
import { atValue, dotted, quoted, type Refusals } from '../refusals.ts';
import type { ReleaseFacts } from '../release.ts';
import { isTruthy } from '../run/truth.ts';
import { type BlockReader, childOf, type Placed, refuse, refuseType } from './reader.ts';

const REQUIRED = ['max_train_batch_size', 'micro_batch_sizes'];

export function readElasticity(reader: BlockReader): void {
  const block = childOf(reader.root, 'elasticity');
  if (block === undefined || isRemoved(reader.release)) return;
  if (block.node.kind !== 'object') {
    refuseType(reader, block);
    return;
  }
  if (!isTruthy(childOf(block, 'enabled')?.node)) return;
  for (const key of REQUIRED) if (childOf(block, key) === undefined) missing(reader, block, key);
  const sizes = childOf(block, 'micro_batch_sizes');
  if (sizes !== undefined && !isListOfSizes(sizes.node))
    refuse(
      reader,
      'batch-type',
      sizes,
      `\`${dotted(sizes.pointer)}\` is ${sizes.node.kind === 'array' && sizes.node.items.length === 0 ? 'empty' : quoted(sizes.node)}, but DeepSpeed takes only a list of whole numbers above 0 and stops.`,
    );
  refuseNumbers(reader, block);
  const beside = BATCH_KEYS.map((key) => childOf(reader.root, key)).find((placed) => placed !== undefined);
  if (beside === undefined || isTruthy(childOf(block, 'ignore_non_elastic_batch_info')?.node)) return;
  refuse(
    reader,
    'batch-type',
    beside,
    `\`elasticity\` sets the batch sizes, and DeepSpeed ${reader.release.deepspeed} stops where \`${beside.member.key}\` stands beside it. Delete one, or set \`ignore_non_elastic_batch_info\`.`,
  );
}

/** Elastic training computes the batch sizes itself, from the number of ranks. */
export function isElastic(root: ObjectNode, release: ReleaseFacts): boolean {
  const block = isRemoved(release) ? undefined : memberOf(root, 'elasticity')?.value;
  return block?.kind === 'object' && isTruthy(memberOf(block, 'enabled')?.value);
}

/** A number of ranks that the computed batch does not suit. */
export function refuseElastic(root: ObjectNode, release: ReleaseFacts, ranks: number, refusals: Refusals): void {
  const member = memberOf(root, 'elasticity');
  const settings = member && settingsOf(member.value);
  if (member === undefined || settings === undefined || elasticSizes(settings, ranks) !== null) return;
  refusals.add('batch-triangle', {
    message: `\`elasticity\` ${whatSuits(settings)}: DeepSpeed ${release.deepspeed} refuses any other number. Change \`max_train_batch_size\`, \`micro_batch_sizes\` or \`max_gpus\`.`,
    at: atValue('/elasticity', member.value),
    member,
    parent: root,
    parentPointer: '',
  });
}

function whatSuits(settings: ElasticSettings): string {
  if (settings.version === LATEST_VERSION)
    return 'takes a number of GPUs at which a micro batch of each fits into `max_train_batch_size`';
  const suitable = suitableRanks(settings);
  const some = `${suitable.slice(0, 8).join(', ')}${suitable.length > 8 ? ', …' : ''}`;
  return `computes a batch that suits ${suitable.length === 0 ? 'no number of GPUs' : `${some} GPUs`}`;
}

/** Of each: the default, and the least that is taken. */
const NUMBERS: Readonly<Record<string, readonly [standard: number, least: number]>> = {
  max_train_batch_size: [2000, Number.NEGATIVE_INFINITY],
  min_gpus: [1, 1],
  max_gpus: [10000, 1],
  model_parallel_size: [1, 1],
  num_gpus_per_node: [1, 1],
  min_time: [0, 0],
};
const VERSIONS = [0.1, 0.2];
const LATEST_VERSION = 0.2;

function refuseNumbers(reader: BlockReader, block: Placed): void {
  const bad = (key: string, must: string): void => {
    const placed = childOf(block, key) ?? block;
    refuse(
      reader,
      'batch-type',
      placed,
      `\`elasticity.${key}\` must be ${must}: DeepSpeed ${reader.release.deepspeed} stops.`,
    );
  };
  const values = new Map<string, number>();
  for (const [key, [standard, least]] of Object.entries(NUMBERS)) {
    const value = numberOf(childOf(block, key)?.node, standard);
    if (value === undefined || value < least) bad(key, `a number${least >= 0 ? ` of at least ${least}` : ''}`);
    else values.set(key, value);
  }
  const version = versionOf(block.node);
  if (version === undefined || !VERSIONS.includes(version)) bad('version', '0.1 or 0.2');
  const [least, most] = [values.get('min_gpus'), values.get('max_gpus')];
  if (least !== undefined && most !== undefined && most < least) bad('max_gpus', 'at least `min_gpus`');
  if (version === 0.1 && (values.get('model_parallel_size') ?? 1) > 1)
    bad('version', '0.2 for a `model_parallel_size` above 1');
}

/** Beyond these no file goes, and the search for numbers of ranks takes long. */
const MOST_SIZES = 100;
const LARGEST_MULTIPLE = 1e9;

/** undefined where something in it is refused anyway, or too large to search through. */
function settingsOf(node: Node): ElasticSettings | undefined {
  if (node.kind !== 'object') return undefined;
  const sizes = memberOf(node, 'micro_batch_sizes')?.value;
  if (sizes?.kind !== 'array' || !isListOfSizes(sizes) || sizes.items.length > MOST_SIZES) return undefined;
  const microBatches = sizes.items.map((item) => numberOf(item, 1) ?? 1);
  const number = (key: string) => numberOf(memberOf(node, key)?.value, NUMBERS[key]?.[0] ?? 0);
  const [maxTrainBatch, minGpus, maxGpus] = [number('max_train_batch_size'), number('min_gpus'), number('max_gpus')];
  const [gpusPerNode, modelParallel, version] = [
    number('num_gpus_per_node'),
    number('model_parallel_size'),
    versionOf(node),
  ];
  if (maxTrainBatch === undefined || minGpus === undefined || maxGpus === undefined) return undefined;
  if (gpusPerNode === undefined || modelParallel === undefined || version === undefined) return undefined;
  if (!(microBatches.reduce(leastCommonMultiple, 1) <= LARGEST_MULTIPLE)) return undefined;
  const larger = memberOf(node, 'prefer_larger_batch')?.value;
  const preferLarger = larger === undefined || isTruthy(larger);
  return { microBatches, maxTrainBatch, minGpus, maxGpus, gpusPerNode, modelParallel, preferLarger, version };
}

function numberOf(node: Node | undefined, standard: number): number | undefined {
  if (node === undefined) return standard;
  if (node.kind === 'boolean') return Number(node.value);
  return node.kind === 'number' ? node.value : undefined;
}

/** `float(version)` */
function versionOf(block: Node): number | undefined {
  const node = block.kind === 'object' ? memberOf(block, 'version')?.value : undefined;
  if (node?.kind === 'string') return /^\s*0?\.[12]0*\s*$/.test(node.value) ? Number(node.value) : undefined;
  return numberOf(node, LATEST_VERSION);
}

function isRemoved(release: ReleaseFacts): boolean {
  return Object.hasOwn(release.removed.top, 'elasticity');
}

function missing(reader: BlockReader, block: Placed, key: string): void {
  refuse(
    reader,
    'batch-missing',
    block,
    `\`elasticity\` is enabled, but its \`${key}\` is missing: DeepSpeed ${reader.release.deepspeed} refuses the config. Add it, or set \`enabled\` to false.`,
  );
}

function isListOfSizes(node: Node): boolean {
  return (
    node.kind === 'array' &&
    node.items.length > 0 &&
    node.items.every((item) =>
      item.kind === 'number' ? item.python === 'int' && item.value > 0 : item.kind === 'boolean' && item.value,
    )
  );
}
