/** Configs that go wrong in the ways people's configs do: types, ranges, aliases, "auto", misplaced keys, old names, batch arithmetic, spellings. */
import { RELEASE } from '../../core/deepspeed/generated/release-0.19.8.ts';
import type { ReleaseFacts } from '../../core/deepspeed/release.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json } | Written;

/** A number as it stands in the text, which JSON.stringify would change: 8.0, 5e8, 1e400. */
class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** xorshift32: the same seed gives the same configs everywhere. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) / 2 ** 32;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

const NUMBERS: readonly Json[] = [
  0,
  1,
  2,
  3,
  4,
  8,
  16,
  32,
  -1,
  -0.5,
  0.5,
  1.5,
  2.5,
  100,
  5e8,
  1e9,
  new Written('8.0'),
  new Written('5e8'),
  new Written('1e12'),
  new Written('1e20'),
  new Written('2.0'),
  new Written('1e0'),
  new Written('100000000000000000000'),
  new Written('1.0e-3'),
  new Written('-0'),
  new Written('-0.0'),
  new Written('9.3e18'),
  new Written('9007199254740993'),
  new Written('33333333333333333333'),
  new Written('1e400'),
  new Written('NaN'),
  new Written('-Infinity'),
];
const TEXTS: readonly Json[] = [
  'auto',
  'true',
  'false',
  'yes',
  'on',
  'OFF',
  'maybe',
  '2',
  '500000000',
  '5e8',
  ' 7 ',
  '1_000',
  '1.0',
  '1.',
  '+3',
  '',
  'cpu',
  'CPU',
  'nvme',
  'none',
  'fp16',
  'BF16',
  'float32',
  'bf16',
  'Warn',
  'fail',
  'FAST',
  'mean',
  'SUM',
  'AdamW',
  'dynamic',
  'nan',
  'inf',
  'step',
  'epoch',
  'z3',
  'torch',
  'strict',
  'throughput',
  '/nvme',
  '1e5',
  '０',
  '0x10',
];
const OTHERS: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [1],
  ['a'],
  { enabled: true },
  { enabled: 'auto' },
  { device: 'cpu' },
  ['z1', 'z3'],
  [null],
  [{}],
  ['auto'],
  { 'a.b': 'auto' },
  { '': 'auto' },
  { params: { lr: 'auto' } },
];
/** Names that look like paths, like what every object has, or like nothing. */
const ODD_KEYS: readonly string[] = [
  'a.b',
  'zero_optimization.stage',
  'optimizer.params.lr',
  'a/b',
  '~1',
  '',
  '1',
  '__proto__',
  'constructor',
  'toString',
  'Zero_Optimization',
  'größe',
];

/** A block comes as a copy: a later mutation may write into it, and one seed must always mean the same configs. */
export function anyValue(dice: Dice): Json {
  const roll = dice.next();
  return roll < 0.4 ? dice.pick(NUMBERS) : roll < 0.75 ? dice.pick(TEXTS) : structuredClone(dice.pick(OTHERS));
}

/** A value that the field takes, more often than not. */
function fitting(dice: Dice, kind: string, values: readonly (string | number)[] | undefined): Json {
  if (values !== undefined && dice.chance(0.8)) return dice.pick(values);
  switch (kind) {
    case 'bool':
      return dice.pick([true, false, 'true', 1, 0, 'no']);
    case 'int':
      return dice.pick([0, 1, 2, 8, 1000, new Written('5e8'), '500000000', new Written('8.0')]);
    case 'float':
      return dice.pick([0, 0.5, 1, 0.99, '0.25', new Written('1.0')]);
    case 'string':
      return dice.pick(['x', '/nvme', 'auto']);
    case 'list':
      return dice.pick([[], ['a', 'b'], ['z1']]);
    case 'dict':
      return {};
    default:
      return anyValue(dice);
  }
}

function block(dice: Dice, facts: ReleaseFacts, model: string, depth = 0): { [key: string]: Json } {
  const out: { [key: string]: Json } = {};
  const fields = Object.entries(facts.models[model]?.fields ?? {});
  const count = dice.below(5);
  for (let i = 0; i < count && fields.length > 0; i++) {
    const [name, field] = dice.pick(fields);
    const key = field.alias !== undefined && dice.chance(0.7) ? field.alias : name;
    out[key] = dice.chance(0.05)
      ? anyValue(dice)
      : field.kind === 'model' && depth < 2
        ? dice.chance(0.1)
          ? null
          : block(dice, facts, field.model ?? '', depth + 1)
        : fitting(dice, field.kind, field.values);
  }
  if (dice.chance(0.05))
    out[dice.pick(['_comment', 'strict', 'aio', 'loss_scale', 'stge', 'enabled', 'self', '__proto__'])] =
      anyValue(dice);
  return out;
}

/** What configs are made of: the keys of a release, and those of the latest, which people write whatever they have installed. */
export interface Recipe {
  readonly facts: ReleaseFacts;
  readonly scalars: readonly string[];
  readonly handRead: readonly string[];
  readonly blocks: readonly string[];
  readonly removed: readonly string[];
  readonly removedOfZero: readonly string[];
}

export function recipeOf(facts: ReleaseFacts): Recipe {
  const both = (of: (release: ReleaseFacts) => object): string[] => [
    ...new Set([...Object.keys(of(RELEASE)), ...Object.keys(of(facts))]),
  ];
  const keys = both((release) => release.keys);
  return {
    facts,
    scalars: keys.filter(
      (key) => !key.includes('/') && facts.sections[key] === undefined && facts.removed.top[key] === undefined,
    ),
    handRead: keys.filter((key) => key.includes('/')),
    blocks: [
      ...both((release) => release.sections).filter((section) => !section.includes('/')),
      ...['optimizer', 'scheduler', 'aio', 'checkpoint', 'timers', 'pipeline'],
    ],
    removed: both((release) => release.removed.top),
    removedOfZero: both((release) => release.removed.zero_optimization),
  };
}

const LATEST_RECIPE = recipeOf(RELEASE);

export function baseConfig(dice: Dice, recipe = LATEST_RECIPE): { [key: string]: Json } {
  const { facts } = recipe;
  const config: { [key: string]: Json } = {};
  batch(dice, config);
  if (dice.chance(0.85)) {
    const zero = block(dice, facts, 'DeepSpeedZeroConfig');
    if (dice.chance(0.9)) zero.stage = dice.chance(0.85) ? dice.below(4) : anyValue(dice);
    config.zero_optimization = zero;
  }
  for (const [section, model] of Object.entries(facts.sections)) {
    if (section === 'zero_optimization' || !dice.chance(section === 'fp16' || section === 'bf16' ? 0.4 : 0.08))
      continue;
    if (section.includes('/')) config.timers = { throughput: block(dice, facts, model) };
    else config[section === 'bf16' && dice.chance(0.1) ? 'bfloat16' : section] = block(dice, facts, model);
  }
  if (dice.chance(0.6))
    config.optimizer = {
      type: dice.pick(['AdamW', 'Adam', 'SGD', 'auto']),
      params: { lr: dice.pick([0.001, 'auto']), weight_decay: 'auto' },
    };
  if (dice.chance(0.3))
    config.scheduler = {
      type: 'WarmupLR',
      params: { warmup_num_steps: dice.pick([10, 'auto']), warmup_max_lr: 'auto' },
    };
  if (dice.chance(0.4)) config.gradient_clipping = dice.pick([1, 'auto', new Written('1.0')]);
  return config;
}

function batch(dice: Dice, config: { [key: string]: Json }): void {
  const roll = dice.next();
  const value = (): Json =>
    dice.chance(0.25)
      ? 'auto'
      : dice.chance(0.1)
        ? anyValue(dice)
        : dice.pick([1, 2, 4, 8, 16, 32, 3, new Written('8.0')]);
  if (roll < 0.7) config.train_micro_batch_size_per_gpu = value();
  if (roll > 0.55) config.train_batch_size = value();
  if (dice.chance(0.5)) config.gradient_accumulation_steps = value();
  if (dice.chance(0.03)) config.sequence_parallel_size = dice.pick([1, 2, 0, '2', null, new Written('2.0'), true]);
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Written);
}

/** One to three of the mistakes. */
export function mutate(dice: Dice, config: { [key: string]: Json }, recipe = LATEST_RECIPE): void {
  for (let i = dice.below(2) + 1; i > 0; i--) {
    const roll = dice.next();
    if (roll < 0.2) config[dice.pick(recipe.scalars)] = anyValue(dice);
    else if (roll < 0.4) handRead(dice, config, recipe.handRead);
    else if (roll < 0.55) replaceSomewhere(dice, config);
    else if (roll < 0.62) config[dice.pick(recipe.blocks)] = anyValue(dice);
    else if (roll < 0.68)
      zeroOf(config)[
        dice.pick([
          'cpu_offload',
          'cpu_offload_param',
          'stage3_gather_fp16_weights_on_model_save',
          'cpu_offload_use_pin_memory',
        ])
      ] = anyValue(dice);
    else if (roll < 0.74)
      zeroOf(config)[dice.pick(['offload_optimizer', 'offload_param'])] = {
        device: dice.pick(['cpu', 'nvme', 'none', 'auto', 'gpu']),
        ratio: dice.pick([1, 0.5, '0.3', 2]),
      };
    else if (roll < 0.78) config[dice.pick(recipe.removed)] = anyValue(dice);
    else if (roll < 0.8) zeroOf(config)[dice.pick(recipe.removedOfZero)] = anyValue(dice);
    else if (roll < 0.9)
      zeroOf(config)[
        dice.pick([
          'reduce_bucket_size',
          'stage3_prefetch_bucket_size',
          'sub_group_size',
          'stage',
          'overlap_comm',
          'stage3_gather_16bit_weights_on_model_save',
        ])
      ] = 'auto';
    else if (roll < 0.94) batch(dice, config);
    else if (roll < 0.97) oddKey(dice, config);
    else delete config[dice.pick(Object.keys(config).concat(['x']))];
  }
}

/** At the top or in any block. */
function oddKey(dice: Dice, config: { [key: string]: Json }): void {
  const places = [config, ...Object.values(config).filter(isObject)];
  const place = dice.pick(places);
  // As JSON.parse does it: an assignment to __proto__ would set the prototype.
  Object.defineProperty(place, dice.pick(ODD_KEYS), {
    value: anyValue(dice),
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function zeroOf(config: { [key: string]: Json }): { [key: string]: Json } {
  if (!isObject(config.zero_optimization)) config.zero_optimization = { stage: 2 };
  return config.zero_optimization as { [key: string]: Json };
}

function handRead(dice: Dice, config: { [key: string]: Json }, paths: readonly string[]): void {
  const path = dice.pick(paths).split('/');
  let node = config;
  for (const key of path.slice(0, -1)) {
    const inner = node[key];
    const next = isObject(inner) ? inner : {};
    node[key] = next;
    if (dice.chance(0.5)) next.enabled = dice.pick([true, false, 1, 'true', null]);
    node = next;
  }
  node[path.at(-1) as string] = anyValue(dice);
}

function replaceSomewhere(dice: Dice, config: { [key: string]: Json }): void {
  let node = config;
  for (;;) {
    const keys = Object.keys(node);
    if (keys.length === 0) return;
    const key = dice.pick(keys);
    const value = node[key];
    if (isObject(value) && dice.chance(0.75)) {
      node = value;
      continue;
    }
    node[key] = anyValue(dice);
    return;
  }
}

/** Strict JSON, or one of the spellings that HJSON forgives; now and then something that nothing reads. */
export function write(dice: Dice, config: { [key: string]: Json }): string {
  const style = dice.next();
  const hjson = style < 0.12;
  let text = print(config, '', hjson ? dice : undefined);
  if (style > 0.97) text = text.replace('}', '');
  else if (style > 0.95) text = `// ${text.length} characters\n${text}`;
  else if (style > 0.94) text = `\uFEFF${text}`;
  else if (style > 0.93) text = text.replace(/,(?=[^,]*$)/, ',,');
  else if (style > 0.91) text = text.replace(/^\{/, '{\n"train_micro_batch_size_per_gpu": 1,');
  else if (style > 0.9) text = text.replace(/": \{\n/, '": {\n"stage": "auto",\n"enabled": 1,');
  return text;
}

function print(value: Json, indent: string, dice: Dice | undefined): string {
  if (value instanceof Written) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => print(item, indent, undefined)).join(', ')}]`;
  if (!isObject(value)) {
    if (typeof value === 'string' && dice?.chance(0.3) && /^\w+$/.test(value)) return `${value}\n${indent}`;
    return JSON.stringify(value);
  }
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([key, item]) => {
    const name = dice?.chance(0.4) && /^\w+$/.test(key) ? key : JSON.stringify(key);
    return `${inner}${name}: ${print(item, inner, dice)}`;
  });
  const comma = dice?.chance(0.5) ? '' : ',';
  const end = dice?.chance(0.3) ? `${comma}  # why not` : comma;
  return lines.length === 0 ? '{}' : `{\n${lines.join(`${end}\n`)}${dice?.chance(0.3) ? ',' : ''}\n${indent}}`;
}
