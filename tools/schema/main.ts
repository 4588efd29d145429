/** Writes schemas/ds_config/<release>.schema.json and core/deepspeed/generated/release-<release>.ts from the installed DeepSpeed; `--check` compares. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { accelerateModule, compactFacts } from './compact.ts';
import { pythonWithDeepSpeed, ROOT, readInstalledAccelerate, readInstalledDeepSpeed } from './facts.ts';
import { jsonSchema } from './json-schema.ts';

const python = pythonWithDeepSpeed();
if (python === null) {
  console.log('no Python with DeepSpeed here (tools/python/setup.sh makes one): the schemas are not compared');
  process.exit(0);
}
const facts = readInstalledDeepSpeed(python);
const release = facts.deepspeed;
const accelerate = readInstalledAccelerate(python);
const files = new Map([
  ['core/deepspeed/generated/accelerate.ts', accelerateModule(accelerate)],
  [`core/deepspeed/generated/release-${release}.ts`, compactFacts(facts)],
  [`schemas/ds_config/${release}.schema.json`, `${JSON.stringify(jsonSchema(facts), null, 2)}\n`],
]);
let stale = 0;
for (const [path, text] of files) {
  const target = join(ROOT, path);
  const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (current === text) continue;
  stale++;
  if (process.argv.includes('--check'))
    console.error(`${path} is not what DeepSpeed ${release} gives: npm run schemas`);
  else {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    console.log(`wrote ${path}`);
  }
}
if (stale === 0) console.log(`the schema and the facts of DeepSpeed ${release} are current`);
else if (process.argv.includes('--check')) process.exit(1);
