/** A file of the checkout, where there is one and its content is, by git blob id, the one that GitHub names. Only read, never run. */
import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { hasBlobId } from './blob-id.ts';

export type Checkout = (path: string, id: string) => Promise<Uint8Array | null>;

/** `largest`: bytes; larger files are not read. */
export function makeCheckout(workspace: string | null, largest: number): Checkout {
  if (workspace === null) return async () => null;
  const root = realpath(workspace).catch(() => null);
  return async (path, id) => {
    const folder = await root;
    if (folder === null || path.includes('\0')) return null;
    try {
      // links could lead out of the workspace
      const file = await realpath(join(folder, path));
      if (!file.startsWith(folder + sep)) return null;
      const { size } = await lstat(file);
      if (size > largest) return null;
      const bytes = await readFile(file);
      return hasBlobId(bytes, id) ? bytes : null;
    } catch {
      return null;
    }
  };
}
