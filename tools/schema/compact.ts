/** The facts that the checks need, as a TypeScript module: no texts, which only the schema shows. */
import type { AccelerateFacts, DescribedRelease } from './facts.ts';

export function compactFacts(facts: DescribedRelease): string {
  const models = Object.fromEntries(
    Object.entries(facts.models).map(([name, model]) => [
      name,
      {
        source: model.source,
        ...(model.validators.length > 0 && { validators: model.validators.map((validator) => validator.name) }),
        ...(model.keeps_auto === true && { keeps_auto: true }),
        fields: Object.fromEntries(
          Object.entries(model.fields).map(([field, { doc: _doc, ...rest }]) => [field, rest]),
        ),
      },
    ]),
  );
  const keys = Object.fromEntries(
    Object.entries(facts.keys).map(([key, row]) => [
      key,
      { read_at: row.read_at.slice(0, 1), ...('default' in row && { default: row.default }) },
    ]),
  );
  const { top, zero_optimization } = facts.removed;
  const compact = {
    deepspeed: facts.deepspeed,
    pydantic: facts.pydantic,
    sections: facts.sections,
    models,
    keys,
    removed: { top, zero_optimization },
    values: facts.values,
  };
  return [
    `// Written by tools/schema (npm run schemas) from DeepSpeed ${facts.deepspeed}; do not edit.`,
    "import type { ReleaseFacts } from '../release.ts';",
    '',
    `export const RELEASE: ReleaseFacts = ${JSON.stringify(compact, null, 1)};`,
    '',
  ].join('\n');
}

/** The keys of an accelerate config file. */
export function accelerateModule(facts: AccelerateFacts): string {
  const list = (names: readonly string[]): string => JSON.stringify(names, null, 1);
  return [
    `// Written by tools/schema (npm run schemas) from accelerate ${facts.accelerate}; do not edit.`,
    `export const CLUSTER_KEYS: readonly string[] = ${list([...facts.cluster, ...facts.old_names])};`,
    `export const SAGEMAKER_KEYS: readonly string[] = ${list(facts.sagemaker)};`,
    `/** Keys of its deepspeed_config block that the launcher hands on. */`,
    `export const DEEPSPEED_CONFIG_KEYS: readonly string[] = ${list(facts.deepspeed_config)};`,
    `/** Keys that must not stand beside deepspeed_config_file. */`,
    `export const AMBIGUOUS_KEYS: readonly string[] = ${list(facts.ambiguous)};`,
    '',
  ].join('\n');
}
