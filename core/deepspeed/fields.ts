/** Look-up tables over a release's models, made once per release. */
import type { FieldFacts, ModelFacts, ReleaseFacts } from './release.ts';

export interface NamedField extends FieldFacts {
  readonly name: string;
  /** `DeepSpeedZeroConfig.stage` */
  readonly path: string;
}

export interface ModelIndex {
  readonly name: string;
  readonly facts: ModelFacts;
  /** By every name that a file may use: the alias and the field's own. */
  readonly byKey: ReadonlyMap<string, NamedField>;
  readonly byName: ReadonlyMap<string, NamedField>;
  /** Names to suggest, the aliases first. */
  readonly keys: readonly string[];
  readonly deprecated: readonly NamedField[];
}

const indexes = new WeakMap<ReleaseFacts, Map<string, ModelIndex>>();

export function modelIndex(release: ReleaseFacts, name: string): ModelIndex | undefined {
  let known = indexes.get(release);
  if (known === undefined) {
    known = new Map(Object.entries(release.models).map(([model, facts]) => [model, indexOf(model, facts)]));
    indexes.set(release, known);
  }
  return known.get(name);
}

function indexOf(name: string, facts: ModelFacts): ModelIndex {
  const fields = Object.entries(facts.fields).map(
    ([field, row]): NamedField => ({ ...row, name: field, path: `${name}.${field}` }),
  );
  const byKey = new Map<string, NamedField>();
  for (const field of fields) byKey.set(field.name, field);
  for (const field of fields) if (field.alias !== undefined) byKey.set(field.alias, field);
  return {
    name,
    facts,
    byKey,
    byName: new Map(fields.map((field) => [field.name, field])),
    keys: fields.map((field) => field.alias ?? field.name),
    deprecated: fields.filter((field) => field.deprecated !== undefined),
  };
}
