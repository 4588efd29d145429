/** One file out of a ZIP archive that nobody vouches for: sizes are bounded before anything is inflated. */
import { inflateRawSync } from 'node:zlib';

export type Unzipped =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly code: 'not-a-zip' | 'no-such-file' | 'too-large' | 'unsupported' | 'damaged' };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 100;

/** `name` is compared with the last part of each entry's path. `most`: bytes once inflated. */
export function unzip(archive: Uint8Array, name: string, most: number): Unzipped {
  const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = findEnd(data);
  if (end < 0) return { kind: 'refused', code: 'not-a-zip' };
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < Math.min(count, MOST_ENTRIES); index += 1) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== CENTRAL) return { kind: 'refused', code: 'damaged' };
    const nameLength = data.readUInt16LE(at + 28);
    const entry = data.toString('utf8', at + 46, at + 46 + nameLength);
    if (entry.split('/').at(-1) === name) return inflate(data, at, most);
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return { kind: 'refused', code: 'no-such-file' };
}

/** The record at the end may have a comment of up to 65,535 bytes behind it. */
function findEnd(data: Buffer): number {
  for (let at = data.length - 22; at >= Math.max(0, data.length - 22 - 65_535); at -= 1) {
    if (data.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function inflate(data: Buffer, at: number, most: number): Unzipped {
  const isEncrypted = (data.readUInt16LE(at + 8) & 1) !== 0;
  const method = data.readUInt16LE(at + 10);
  const packed = data.readUInt32LE(at + 20);
  const size = data.readUInt32LE(at + 24);
  const local = data.readUInt32LE(at + 42);
  if (isEncrypted || (method !== 0 && method !== 8)) return { kind: 'refused', code: 'unsupported' };
  if (size > most) return { kind: 'refused', code: 'too-large' };
  if (local + 30 > data.length || data.readUInt32LE(local) !== LOCAL) return { kind: 'refused', code: 'damaged' };
  const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  const body = data.subarray(start, start + packed);
  if (body.length !== packed) return { kind: 'refused', code: 'damaged' };
  try {
    const bytes = method === 0 ? body : inflateRawSync(body, { maxOutputLength: most });
    return bytes.length === size ? { kind: 'file', bytes } : { kind: 'refused', code: 'damaged' };
  } catch {
    return { kind: 'refused', code: 'damaged' };
  }
}
