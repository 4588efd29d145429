/**
 * `npm run data:models [FACTS]`: writes `data/models/` from the collected facts (`models.json`; default `../shared/models`).
 * Ids that share a config share a shape. What a review needs goes to catalogue.json, where figures come from to sources.json.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Fact {
  readonly id: string;
  readonly config: Record<string, unknown>;
  readonly native_class_5_17: boolean;
  readonly params_total: number;
  readonly largest_layer_params: number;
  readonly largest_layer_params_transformers_4_57?: number;
  readonly params_published: number | null;
  readonly published_precision: string;
  readonly published_source: string | null;
  readonly match: string;
  readonly match_note?: string;
  readonly gated: string;
  readonly gated_basis: string;
  readonly confidence: string;
}

const facts = process.argv[2] ?? '../shared/models';
const folder = 'data/models';
const { models } = JSON.parse(await readFile(join(facts, 'models.json'), 'utf8')) as { models: readonly Fact[] };

const shapes = new Map<string, number>();
const entries: string[] = [];
const sources: string[] = [];
for (const model of [...models].sort((a, b) => (a.id < b.id ? -1 : 1))) {
  const shape = JSON.stringify({
    config: model.config,
    native: model.native_class_5_17,
    total: model.params_total,
    largest: model.largest_layer_params,
    largest_v4: model.largest_layer_params_transformers_4_57 ?? null,
  });
  const index = shapes.get(shape) ?? shapes.size;
  shapes.set(shape, index);
  entries.push(
    `${JSON.stringify(model.id)}: ${JSON.stringify({ shape: index, gated: model.gated, confidence: model.confidence })}`,
  );
  sources.push(
    `${JSON.stringify(model.id)}: ${JSON.stringify({
      published: model.params_published,
      precision: model.published_precision,
      source: model.published_source,
      match: model.match,
      note: model.match_note,
      gated: model.gated === 'yes' ? model.gated_basis : undefined,
    })}`,
  );
}
await mkdir(folder, { recursive: true });
const list = (rows: readonly string[]): string => rows.map((row) => `    ${row}`).join(',\n');
await writeFile(
  join(folder, 'catalogue.json'),
  `{\n  "shapes": [\n${list([...shapes.keys()])}\n  ],\n  "models": {\n${list(entries)}\n  }\n}\n`,
);
await writeFile(join(folder, 'sources.json'), `{\n${list(sources)}\n}\n`);
console.log(`${folder}: ${entries.length} models, ${shapes.size} shapes`);

/** What Transformers takes for a field that config.json leaves out, and its names for one field, by model_type. */
const defaults = JSON.parse(await readFile(join(facts, 'config_defaults.json'), 'utf8')) as Record<
  string,
  { defaults: object; aliases: object; sub: object; flat_text?: boolean }
>;
const families = Object.entries(defaults).map(([type, { defaults: fields, aliases, sub, flat_text: flatText }]) => {
  const entry = { defaults: fields, aliases, sub, ...(flatText === true ? { flat_text: true } : {}) };
  return `  ${JSON.stringify(type)}: ${JSON.stringify(entry)}`;
});
await writeFile('core/models/count/generated/defaults.json', `{\n${families.join(',\n')}\n}\n`);
console.log(`core/models/count: defaults of ${families.length} config classes`);
