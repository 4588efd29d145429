/** A JSON Schema (2020-12) of ds_config from the facts of a release: what an editor completes, explains and warns of. */
import type { FieldFacts } from '../../core/deepspeed/release.ts';
import type { Setting } from '../../core/rules/view.ts';
import descriptions from './descriptions.json' with { type: 'json' };
import type { DescribedField, DescribedRelease } from './facts.ts';
import { unitOf } from './units.ts';

type Schema = { [key: string]: unknown };

/** Release → the keys it knows (`zero_optimization/stage`), oldest first; for x-deepspeed.since. */
export type History = readonly (readonly [release: string, keys: ReadonlySet<string>])[];

/** What a release's keys can be listed from. */
interface KeyedRelease {
  readonly sections: Readonly<Record<string, string>>;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly models: Readonly<Record<string, { readonly fields: Readonly<Record<string, FieldFacts>> }>>;
}

const TEXTS: Readonly<Record<string, string>> = descriptions;
/** Read with any of these in any case. */
const COMMUNICATION_TYPES = ['fp16', 'bf16', 'fp32'];

export function jsonSchema(facts: DescribedRelease, history: History = []): Schema {
  const $defs: Schema = {};
  for (const name of Object.keys(facts.models))
    $defs[name] = modelSchema(facts, name, pathOfModel(facts, name), history);
  const properties: Schema = {
    $schema: { type: 'string', description: 'The schema that an editor checks this file with; DeepSpeed ignores it.' },
  };
  const top = Object.keys(facts.keys).filter((key) => !key.includes('/') && !Object.hasOwn(facts.removed.top, key));
  for (const key of [
    ...new Set([...top, ...Object.keys(facts.sections).filter((section) => !section.includes('/'))]),
  ].sort())
    properties[key] = topLevel(facts, key, history);
  for (const [key, said] of Object.entries(facts.removed.top))
    properties[key] = {
      not: {},
      deprecated: true,
      description: `Removed: DeepSpeed refuses a config that has this key, whatever its value. ${said}`,
    };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:ds-config-review:schema:ds_config:${facts.deepspeed}`,
    title: `DeepSpeed ${facts.deepspeed} config`,
    description:
      'Configuration of deepspeed.initialize. Keys of the top level that are not listed are ignored in silence; inside most blocks an unknown key stops the run. "auto" is replaced by Transformers and Accelerate only.',
    type: 'object',
    properties,
    patternProperties: { '^(_|//|#|[cC]omment)': { description: 'A comment: DeepSpeed ignores it.' } },
    additionalProperties: false,
    anyOf: [{ required: ['train_batch_size'] }, { required: ['train_micro_batch_size_per_gpu'] }],
    $defs,
  };
}

function topLevel(facts: DescribedRelease, key: string, history: History): Schema {
  const model = facts.sections[key] ?? (key === 'bfloat16' ? facts.sections.bf16 : undefined);
  if (model !== undefined) {
    const block: Schema = { $ref: `#/$defs/${model}` };
    const nullable = key === 'bf16' ? [{ type: 'null' }] : [];
    return annotated(facts, key, history, nullable.length > 0 ? { anyOf: [block, ...nullable] } : block, {
      reads: 'strict',
      source: facts.models[model]?.source ?? null,
    });
  }
  return handRead(facts, key, history);
}

/** Blocks and values that DeepSpeed looks up by hand: unknown keys inside are ignored. */
function handRead(facts: DescribedRelease, path: string, history: History): Schema {
  const children = Object.keys(facts.keys).filter(
    (key) => key.startsWith(`${path}/`) && !key.slice(path.length + 1).includes('/'),
  );
  const row = facts.keys[path];
  const source = row?.read_at[0] ?? null;
  const section = Object.keys(facts.sections).find((known) => known.startsWith(`${path}/`));
  if (children.length > 0 || section !== undefined || FREE_BLOCKS.has(path)) {
    const properties: Schema = {};
    for (const child of children) properties[child.slice(path.length + 1)] = handRead(facts, child, history);
    if (section !== undefined)
      properties[section.slice(path.length + 1)] = { $ref: `#/$defs/${facts.sections[section]}` };
    return annotated(
      facts,
      path,
      history,
      {
        type: path === 'aio' ? ['object', 'null'] : 'object',
        ...(Object.keys(properties).length > 0 && { properties }),
      },
      { reads: 'lenient', source },
    );
  }
  return annotated(
    facts,
    path,
    history,
    {
      ...valueSchema(facts, path),
      ...(row?.default !== undefined && row.default !== null && { default: row.default }),
    },
    { reads: 'lenient', source },
  );
}

const FREE_BLOCKS = new Set([
  'optimizer/params',
  'scheduler/params',
  'pipeline',
  'expert_parallel',
  'autotuning/arg_mappings',
  'data_efficiency',
]);
const WHOLE_NUMBERS = new Set([
  'train_batch_size',
  'train_micro_batch_size_per_gpu',
  'gradient_accumulation_steps',
  'steps_per_print',
  'sequence_parallel_size',
  'data_parallel_size',
  'vocabulary_size',
]);

function valueSchema(facts: DescribedRelease, path: string): Schema {
  const known = facts.values[path];
  if (known !== undefined)
    return {
      enum: [
        ...new Set(
          known.flatMap((value) =>
            value === value.toUpperCase() ? [value, value.toLowerCase(), capital(value)] : [value],
          ),
        ),
      ],
    };
  if (path.endsWith('communication_data_type'))
    return { enum: [...COMMUNICATION_TYPES, ...COMMUNICATION_TYPES.map((type) => type.toUpperCase()), null] };
  const value = facts.keys[path]?.default;
  const auto = { const: 'auto' };
  if (WHOLE_NUMBERS.has(path)) return { anyOf: [{ type: 'integer', minimum: 1 }, auto, { type: 'null' }] };
  if (typeof value === 'boolean')
    return path === 'wall_clock_breakdown' ? { type: 'boolean' } : { anyOf: [{ type: 'boolean' }, auto] };
  if (typeof value === 'number')
    return { anyOf: [{ type: Number.isInteger(value) && !path.startsWith('gradient_') ? 'integer' : 'number' }, auto] };
  return {};
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function modelSchema(facts: DescribedRelease, name: string, path: string, history: History): Schema {
  const model = facts.models[name];
  const properties: Schema = {};
  for (const [field, row] of Object.entries(model?.fields ?? {})) {
    const key = row.alias ?? field;
    properties[key] = fieldSchema(facts, row, `${path}/${key}`, history);
    if (row.alias !== undefined)
      properties[field] = {
        ...fieldSchema(facts, row, `${path}/${field}`, history),
        description: `Another name of ${row.alias}.`,
      };
  }
  for (const [key, said] of name === 'DeepSpeedZeroConfig' ? Object.entries(facts.removed.zero_optimization) : [])
    properties[key] = {
      not: {},
      deprecated: true,
      description: `Removed: DeepSpeed refuses a config that has this key. ${said}`,
    };
  return { type: 'object', ...(model?.doc && { description: model.doc }), properties, additionalProperties: false };
}

function fieldSchema(facts: DescribedRelease, field: DescribedField, path: string, history: History): Schema {
  const unit = unitOf(path);
  const inner = typeSchema(field);
  const auto: Schema[] = field.kind === 'model' || field.kind === 'any' ? [] : [{ const: 'auto' }];
  const alternatives = [inner, ...(field.nullable === true ? [{ type: 'null' }] : []), ...auto];
  const successor = field.deprecated?.successor;
  return {
    ...(alternatives.length === 1 ? inner : { anyOf: alternatives }),
    description: sentence(field.doc ?? TEXTS[path] ?? words(path), unit, successor, field.deprecated !== undefined),
    ...(field.default !== undefined &&
      field.default !== null &&
      plainDefault(field.default) && { default: field.default }),
    ...(field.deprecated !== undefined && { deprecated: true }),
    'x-deepspeed': {
      source: field.source ?? null,
      reads: 'strict',
      ...(unit !== undefined && { unit }),
      ...(successor && { successor }),
      ...since(path, history, facts.deepspeed),
    },
  };
}

function plainDefault(value: Setting): boolean {
  return typeof value !== 'object' || Array.isArray(value);
}

function typeSchema(field: Omit<DescribedField, 'doc'>): Schema {
  switch (field.kind) {
    case 'bool':
      return { type: 'boolean' };
    case 'int':
    case 'float':
      return {
        type: field.kind === 'int' ? 'integer' : 'number',
        ...(field.ge !== undefined && { minimum: field.ge }),
        ...(field.gt !== undefined && { exclusiveMinimum: field.gt }),
        ...(field.le !== undefined && { maximum: field.le }),
        ...(field.lt !== undefined && { exclusiveMaximum: field.lt }),
      };
    case 'string':
      return { type: 'string' };
    case 'list':
      return { type: 'array', ...(field.items !== undefined && { items: typeSchema(field.items) }) };
    case 'dict':
      return { type: 'object' };
    case 'model':
      return { $ref: `#/$defs/${field.model}` };
    case 'enum':
    case 'literal':
    case 'int-enum':
      return { enum: field.values ?? [] };
    case 'union':
      return { anyOf: (field.of ?? []).map(typeSchema) };
    case 'python':
      return { not: {} };
    default:
      return {};
  }
}

function annotated(
  facts: DescribedRelease,
  path: string,
  history: History,
  schema: Schema,
  notes: { readonly reads: string; readonly source: string | null },
): Schema {
  const unit = unitOf(path);
  return {
    ...schema,
    description: sentence(TEXTS[path] ?? words(path), unit, undefined, false),
    'x-deepspeed': {
      source: notes.source,
      reads: notes.reads,
      ...(unit !== undefined && { unit }),
      ...since(path, history, facts.deepspeed),
    },
  };
}

function sentence(text: string, unit: string | undefined, successor: string | null | undefined, old: boolean): string {
  const clean = text
    .replaceAll('``', '`')
    .replace(/:any:`(\w+)`/g, '$1')
    .trim();
  const ended = /[.!?:]$/.test(clean) ? clean : `${clean}.`;
  return `${ended}${unit === undefined ? '' : ` Counted in ${unit}${unit === 'elements' ? ', not bytes' : ''}.`}${old && successor ? ` Use ${successor}.` : ''}`;
}

/** For a key that nobody has described: its name in words. */
function words(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function since(path: string, history: History, release: string): Schema {
  const first = history.find(([, keys]) => keys.has(path))?.[0];
  return first === undefined || first === history[0]?.[0] || first === release ? {} : { since: first };
}

/** Where a model stands in a config, for the names of its keys. */
function pathOfModel(facts: KeyedRelease, name: string): string {
  const section = Object.entries(facts.sections).find(([, model]) => model === name)?.[0];
  if (section !== undefined) return section;
  for (const [outer, model] of Object.entries(facts.models))
    for (const [field, row] of Object.entries(model.fields))
      if (row.model === name && outer !== name) return `${pathOfModel(facts, outer)}/${row.alias ?? field}`;
  return name;
}

/** Every key that a release knows, as `zero_optimization/offload_param/device`. */
export function keysOf(facts: KeyedRelease): Set<string> {
  const keys = new Set(Object.keys(facts.keys));
  for (const name of Object.keys(facts.models)) {
    const path = pathOfModel(facts, name);
    for (const [field, row] of Object.entries(facts.models[name]?.fields ?? {}))
      keys.add(`${path}/${row.alias ?? field}`);
  }
  return keys;
}
