/** Which keys each known release has, from the facts that are checked in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReleaseFacts } from '../../core/deepspeed/release.ts';
import { RELEASES } from '../../core/deepspeed/releases.ts';
import { type DescribedRelease, ROOT } from './facts.ts';
import { type History, keysOf } from './json-schema.ts';

/** Oldest first; `own` in place of the file that it will become. */
export async function releaseHistory(own: DescribedRelease): Promise<History> {
  const rows: [string, ReadonlySet<string>][] = [];
  for (const release of RELEASES) {
    if (release === own.deepspeed) {
      rows.push([release, keysOf(own)]);
      continue;
    }
    const path = join(ROOT, `core/deepspeed/generated/release-${release}.ts`);
    if (!existsSync(path)) continue;
    const module: { RELEASE: ReleaseFacts } = await import(pathToFileURL(path).href);
    rows.push([release, keysOf(module.RELEASE)]);
  }
  return rows;
}
