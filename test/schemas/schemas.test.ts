import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { RELEASES } from '../../core/deepspeed/releases.ts';
import { jsonLines, sharedPath } from '../oracle/shared.ts';

const folder = fileURLToPath(new URL('../../schemas/ds_config', import.meta.url));
const schemaOf = (release: string) => JSON.parse(readFileSync(join(folder, `${release}.schema.json`), 'utf8'));
const compile = (release: string) => new Ajv2020({ strict: false, allErrors: false }).compile(schemaOf(release));

interface Node {
  readonly [key: string]: unknown;
}

function properties(schema: Node): [string, Node][] {
  const blocks = [schema, ...Object.values(schema.$defs as Record<string, Node>)];
  return blocks.flatMap((block) => Object.entries((block.properties ?? {}) as Record<string, Node>));
}

describe.each(RELEASES)('the schema of DeepSpeed %s', (release) => {
  test('has a description and a source for every property', () => {
    for (const [key, property] of properties(schemaOf(release))) {
      if (key === '$schema') continue;
      expect({ key, described: typeof property.description === 'string' && property.description.length > 3 }).toEqual({
        key,
        described: true,
      });
      if (property.deprecated !== true)
        expect({ key, noted: property['x-deepspeed'] !== undefined || property.$ref !== undefined }).toEqual({
          key,
          noted: true,
        });
    }
  });

  test('knows the keys and defaults that the facts know', async () => {
    const facts = await loadRelease(release);
    const schema = schemaOf(release);
    expect(facts.deepspeed).toBe(release);
    for (const [section, model] of Object.entries(facts.sections)) {
      const block = schema.$defs[model];
      expect(block.additionalProperties).toBe(false);
      for (const [name, field] of Object.entries(facts.models[model]?.fields ?? {})) {
        const property = block.properties[field.alias ?? name];
        expect({ section, name, there: property !== undefined }).toEqual({ section, name, there: true });
        if (typeof field.default === 'number') expect(property.default).toBe(field.default);
      }
    }
  });

  test('is a schema that takes a plain config and refuses an unknown key in a strict block', () => {
    const validate = compile(release);
    expect(validate({ train_micro_batch_size_per_gpu: 1, zero_optimization: { stage: 2 } })).toBe(true);
    expect(validate({ train_micro_batch_size_per_gpu: 1, zero_optimization: { stage: 2, stge: 1 } })).toBe(false);
    expect(validate({ train_micro_batch_size_per_gpu: 1, zero_optimization: { stage: 7 } })).toBe(false);
  });
});

test('gradient clipping is on by default since the latest release only', async () => {
  const defaults = await Promise.all(
    RELEASES.map(async (release) => (await loadRelease(release)).keys.gradient_clipping?.default),
  );
  expect(defaults.slice(0, -1).every((value) => value === 0 || value === 0.0)).toBe(true);
  expect(defaults.at(-1)).toBe(1);
});

test('every schema is there for a release, and the latest one without a number', () => {
  expect(readdirSync(folder).sort()).toEqual(RELEASES.map((release) => `${release}.schema.json`).sort());
  expect(JSON.parse(readFileSync(join(folder, '../ds_config.schema.json'), 'utf8'))).toEqual(
    schemaOf(RELEASES.at(-1) ?? ''),
  );
});

const manifest = sharedPath('corpus/manifest.jsonl');
(manifest === null ? test.skip : test)('what the Trainer can start is seldom warned of in an editor', () => {
  const validate = compile(RELEASES.at(-1) ?? '');
  let accepted = 0;
  let clean = 0;
  const seen = new Set<unknown>();
  for (const { row } of jsonLines(manifest ?? '')) {
    const verdicts = row.verdicts as
      | { hf?: { ok: Record<string, boolean> }; parse?: { json_ok?: boolean } }
      | undefined;
    if (seen.has(row.file) || verdicts?.hf?.ok['8'] !== true) continue;
    seen.add(row.file);
    accepted++;
    if (validate(JSON.parse(readFileSync(join(manifest ?? '', '..', 'files', String(row.file)), 'utf8')))) clean++;
  }
  expect(accepted).toBeGreaterThan(200);
  // The rest has keys at the top that DeepSpeed ignores, or numbers written as text.
  expect(clean / accepted).toBeGreaterThan(0.8);
});
