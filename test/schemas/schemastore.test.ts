import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schemas = fileURLToPath(new URL('../../schemas', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(schemas, path), 'utf8'));
const validate = new Ajv2020({ strict: false }).compile(read('ds_config.schema.json'));
const files = (folder: string) => readdirSync(join(schemas, 'schemastore', folder, 'ds_config'));

describe('what goes to SchemaStore', () => {
  test.each(files('test'))('%s is valid', (file) => {
    expect({ valid: validate(read(`schemastore/test/ds_config/${file}`)), errors: validate.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test.each(files('negative_test'))('%s is not', (file) => {
    expect(validate(read(`schemastore/negative_test/ds_config/${file}`))).toBe(false);
  });

  test('the catalog entry has what the catalog wants, and matches no file that everybody has', () => {
    const entry = read('schemastore/catalog-entry.json');
    expect(Object.keys(entry)).toEqual(['name', 'description', 'fileMatch', 'url']);
    expect(entry.fileMatch).not.toContain('config.json');
  });
});
