/** The facts that the checks need, as a TypeScript module: no texts, which only the schema shows. */
import type { DescribedRelease } from './facts.ts';

export function compactFacts(facts: DescribedRelease): string {
  const models = Object.fromEntries(
    Object.entries(facts.models).map(([name, model]) => [
      name,
      {
        source: model.source,
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
