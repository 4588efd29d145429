/** The id that git gives a file's content: what makes bytes from elsewhere as good as GitHub's answer. */
import { createHash } from 'node:crypto';

/** `length` of the id tells the hash: 40 hex digits SHA-1, 64 SHA-256. */
export function hasBlobId(bytes: Uint8Array, id: string): boolean {
  const hash = createHash(id.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === id;
}
