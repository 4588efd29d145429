/**
 * Writes schemas/ds_config/<release>.schema.json and core/deepspeed/generated/release-<release>.ts from the installed DeepSpeed; `--check` compares.
 * `--from DIR`: another release, installed into a folder of its own (`pip install --no-deps --target DIR deepspeed==X`).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { LATEST, RELEASES } from '../../core/deepspeed/releases.ts';
import { PORTED_VALIDATORS } from '../../core/deepspeed/validators.ts';
import { accelerateModule, compactFacts } from './compact.ts';
import {
  type DescribedRelease,
  pythonWithDeepSpeed,
  ROOT,
  readInstalledAccelerate,
  readInstalledDeepSpeed,
} from './facts.ts';
import { releaseHistory } from './history.ts';
import { jsonSchema } from './json-schema.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string' } } });
const python = pythonWithDeepSpeed();
if (python === null) {
  console.log('no Python with DeepSpeed here (tools/python/setup.sh makes one): the schemas are not compared');
  process.exit(0);
}
const facts = readInstalledDeepSpeed(python, values.from === undefined ? [] : [values.from]);
const release = facts.deepspeed;
if (!RELEASES.includes(release))
  console.log(`${release} is not in RELEASES of core/deepspeed/releases.ts: add it there`);
const unknown = Object.values(facts.models).flatMap(({ validators }) =>
  validators.filter(({ name }) => !PORTED_VALIDATORS.has(name)),
);
if (unknown.length > 0) {
  console.error(
    `DeepSpeed ${release} has validators that core/deepspeed/validators.ts does not know: ${unknown.map(({ name, source }) => `${name} (${source})`).join(', ')}`,
  );
  process.exit(1);
}
const files = new Map(await filesOf(facts));
if (values.from === undefined)
  files.set('core/deepspeed/generated/accelerate.ts', accelerateModule(readInstalledAccelerate(python)));
const stale = [...files].filter(([path, text]) => {
  const target = join(ROOT, path);
  if ((existsSync(target) ? readFileSync(target, 'utf8') : '') === text) return false;
  if (values.check === true) console.error(`${path} is not what DeepSpeed ${release} gives: npm run schemas`);
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`wrote ${path}`);
  }
  return true;
});
if (stale.length === 0) console.log(`the schema and the facts of DeepSpeed ${release} are current`);
else if (values.check === true) process.exit(1);

async function filesOf(described: DescribedRelease): Promise<[string, string][]> {
  const schema = `${JSON.stringify(jsonSchema(described, await releaseHistory(described)), null, 2)}\n`;
  const version = described.deepspeed;
  return [
    [`core/deepspeed/generated/release-${version}.ts`, compactFacts(described)],
    [`schemas/ds_config/${version}.schema.json`, schema],
    ...(version === LATEST ? ([['schemas/ds_config.schema.json', schema]] as [string, string][]) : []),
  ];
}
