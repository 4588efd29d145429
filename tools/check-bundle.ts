/** Are the committed bundles what the sources give? Builds each into a folder of its own and compares every byte. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build as buildAction } from './build/action.ts';
import { build as buildCli } from './build/cli.ts';

const BUNDLES = [
  { folder: 'action/dist', build: buildAction },
  { folder: 'cli/dist', build: buildCli },
] as const;

/** Bytes of the Action's entry file and everything it loads at once. */
const LARGEST_ENTRY = 900_000;

async function files(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(relative(folder, path), await readFile(path));
  }
  return found;
}

const problems: string[] = [];
for (const { folder, build } of BUNDLES) {
  const fresh = await mkdtemp(join(tmpdir(), 'ds-review-bundle-'));
  try {
    await build(fresh);
    const [committed, built] = [await files(folder), await files(fresh)];
    for (const name of new Set([...committed.keys(), ...built.keys()])) {
      const [one, other] = [committed.get(name), built.get(name)];
      if (one === undefined) problems.push(`${folder}/${name} is missing`);
      else if (other === undefined) problems.push(`${folder}/${name} is not what the sources give any more`);
      else if (!one.equals(other)) problems.push(`${folder}/${name} differs from what the sources give`);
    }
  } finally {
    await rm(fresh, { recursive: true });
  }
}
const entry = (await readFile('action/dist/index.js')).length;
if (entry > LARGEST_ENTRY) problems.push(`action/dist/index.js has ${entry} bytes, more than ${LARGEST_ENTRY}`);

if (problems.length > 0) {
  console.error(`${problems.join('\n')}\nrun: npm run build -- action cli`);
  process.exit(1);
}
console.log(`bundles are current (entry of the Action: ${entry.toLocaleString('en')} bytes)`);
