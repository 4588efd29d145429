/** The folder where Hugging Face's own tools keep what they have downloaded: read where the hub cannot be asked, never written. */
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HubId, isCommit } from './model-id.ts';

/** `models--owner--name/refs/main` holds a commit, `snapshots/<commit>/config.json` the file. null: it is not there. */
export async function readHfCache(
  { id, revision }: HubId,
  folder: string | null,
  most: number,
): Promise<{ readonly text: string; readonly commit: string } | null> {
  if (folder === null) return null;
  const model = join(folder, `models--${id.replace('/', '--')}`);
  try {
    const commit = isCommit(revision) ? revision : (await readFile(join(model, 'refs', revision), 'utf8')).trim();
    if (!isCommit(commit)) return null;
    const file = await open(join(model, 'snapshots', commit, 'config.json'));
    try {
      return (await file.stat()).size > most ? null : { text: await file.readFile('utf8'), commit };
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
