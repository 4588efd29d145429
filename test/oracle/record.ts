/** Writes test/oracle/found/verdicts.json: what the real engines say of every fixture there. `npx tsx test/oracle/record.ts` */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Judge, oraclePython } from './judge.ts';

const folder = fileURLToPath(new URL('found', import.meta.url));
const python = oraclePython();
if (python === null) throw new Error('no Python with DeepSpeed: tools/python/setup.sh makes one');
const judge = new Judge(python);
const verdicts: Record<string, unknown> = {};
for (const file of readdirSync(folder).sort()) {
  if (file === 'verdicts.json') continue;
  const { raw, hf, accelerate } = await judge.ask(readFileSync(join(folder, file), 'utf8'), [1, 4, 8]);
  verdicts[file] = { raw, hf, accelerate };
}
judge.close();
writeFileSync(join(folder, 'verdicts.json'), `${JSON.stringify(verdicts, null, 1)}\n`);
console.log(`${Object.keys(verdicts).length} verdicts`);
