import type { DescribedRelease } from './facts.ts';

export function jsonSchema(facts: DescribedRelease): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `DeepSpeed ${facts.deepspeed} config`,
    type: 'object',
  };
}
