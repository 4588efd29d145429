/**
 * Writes test/oracle/releases/verdicts.json: what each DeepSpeed release says of every rule's bad example and of the texts that chance found.
 * `tools/python/releases.sh && npx tsx test/oracle/releases.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LATEST, RELEASES } from '../../core/deepspeed/releases.ts';
import { Judge, olderRelease, oraclePython } from './judge.ts';
import { textsForReleases, WORLD_SIZES } from './release-texts.ts';

const folder = fileURLToPath(new URL('releases', import.meta.url));
const python = oraclePython();
if (python === null) throw new Error('no Python with DeepSpeed: tools/python/setup.sh makes one');
const found: Record<string, string> = JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8'));
const verdicts: Record<string, Record<string, string>> = {};
for (const release of RELEASES) {
  const from = olderRelease(release);
  if (from === null && release !== LATEST) throw new Error(`no DeepSpeed ${release}: tools/python/releases.sh`);
  const judge = new Judge(python, release === LATEST ? undefined : (from ?? undefined));
  const said: Record<string, string> = {};
  for (const [name, text] of textsForReleases(found)) {
    const { raw } = await judge.ask(text, WORLD_SIZES);
    said[name] = WORLD_SIZES.map((size) => (raw[size] ? '+' : '-')).join('');
  }
  judge.close();
  verdicts[release] = said;
  console.log(`${release}: ${Object.keys(said).length} verdicts`);
}
writeFileSync(join(folder, 'verdicts.json'), `${JSON.stringify(verdicts, null, 1)}\n`);
