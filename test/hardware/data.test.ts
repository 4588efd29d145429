/** The data files themselves: their schema, their references, and the sizes they may plausibly have. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { plainName } from '../../core/hardware/names.ts';
import { loadHardware } from '../../data/index.ts';

const folder = 'data/hardware';
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
const schema = JSON.parse(readFileSync('schemas/hardware.schema.json', 'utf8')) as { $id: string };
const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(schema);
const errorsOf = (part: string, data: unknown): string => {
  const validate = ajv.getSchema(`${schema.$id}${part}`);
  if (validate === undefined) throw new Error(`no schema ${part}`);
  return validate(data) ? '' : ajv.errorsText(validate.errors);
};
const files = readdirSync(folder).filter(
  (name) => name.endsWith('.json') && name !== 'instances.json' && name !== 'ambiguous.json',
);
const catalogue = await loadHardware();

describe('data/hardware', () => {
  test.each(files)('%s is an accelerator named as its file', (name) => {
    const data = read(name);
    expect(errorsOf('', data)).toBe('');
    expect(data).toHaveProperty('id', name.replace('.json', ''));
  });

  test('the schema refuses a memory without a basis and an unknown key', () => {
    const good = read('nvidia-t4-16gb.json') as { memory: object };
    expect(errorsOf('', { ...good, memory: { ...good.memory, basis: undefined } })).not.toBe('');
    expect(errorsOf('', { ...good, memory_gb: 16 })).toContain('additional properties');
  });

  test('instances.json and ambiguous.json have their shape', () => {
    expect(errorsOf('#/$defs/instances', read('instances.json'))).toBe('');
    expect(errorsOf('#/$defs/ambiguous', read('ambiguous.json'))).toBe('');
  });

  test('the import list names every file', () => {
    expect(catalogue.accelerators.map((one) => `${one.id}.json`).sort()).toEqual(files.toSorted());
  });

  test('every reference exists: parents, GPUs of instances, candidates of ambiguous names', () => {
    const ids = new Set(catalogue.accelerators.map((one) => one.id));
    const missing = [
      ...catalogue.accelerators.flatMap((one) => (one.parent === null ? [] : [one.parent])),
      ...catalogue.instances.map((one) => one.gpu),
      ...catalogue.ambiguous.flatMap((one) => [...one.candidates, one.default]),
    ].filter((id) => !ids.has(id));
    expect(missing).toEqual([]);
  });

  test('a name belongs to one accelerator, and an ambiguous one to none', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const one of catalogue.accelerators) {
      for (const name of new Set([one.id, ...one.aliases, ...one.device_names].map(plainName))) {
        if (owners.has(name)) twice.push(`${name}: ${owners.get(name)} and ${one.id}`);
        owners.set(name, one.id);
      }
    }
    expect(twice).toEqual([]);
    expect(catalogue.ambiguous.filter((one) => owners.has(plainName(one.alias)))).toEqual([]);
  });

  test('totals lie below the nominal size and the driver, slices below their card', () => {
    const odd = catalogue.accelerators.filter(({ memory, parent }) => {
      const share = memory.total_bytes / (Number.parseFloat(memory.nominal) * 2 ** 30);
      const card = parent === null ? undefined : catalogue.acceleratorById.get(parent);
      return (
        share < 0.85 ||
        share > 1.001 ||
        (memory.driver_mib !== null && memory.total_bytes > memory.driver_mib * 2 ** 20) ||
        (card !== undefined && memory.total_bytes > card.memory.total_bytes)
      );
    });
    expect(odd.map((one) => one.id)).toEqual([]);
  });

  test('the default of an ambiguous name is its smallest card', () => {
    for (const { candidates, default: chosen } of catalogue.ambiguous) {
      const sizes = candidates.map((id) => catalogue.acceleratorById.get(id)?.memory.total_bytes ?? 0);
      expect(catalogue.acceleratorById.get(chosen)?.memory.total_bytes).toBe(Math.min(...sizes));
    }
  });

  test('a figure that claims a report names an address', () => {
    const bare = catalogue.accelerators.filter(
      (one) => one.memory.confidence === 'reported' && !one.memory.sources.some((source) => source.url !== null),
    );
    expect(bare.map((one) => one.id)).toEqual([]);
  });
});
