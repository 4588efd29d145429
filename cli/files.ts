/** Files and folders named on the command line, and `-` for standard input. What a folder holds and nobody can read is said and left out. */
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';
import { type Io, UsageError } from './command.ts';
import { readStdin, STDIN } from './stdin.ts';
import { leftOut, type Place, walk } from './walk.ts';

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Named outright by the user: reviewed whatever it holds. */
  readonly named: boolean;
}

export const CONFIG_NAME = /\.(json|hjson|jsonc)$/i;
const LARGEST_BYTES = 10 * 1024 * 1024;

/** A path that is named and cannot be read is a usage error. */
export async function* sourceFiles(
  paths: readonly string[],
  io: Pick<Io, 'err'>,
  wanted: RegExp = CONFIG_NAME,
): AsyncGenerator<SourceFile> {
  for (const place of walk(paths, io, wanted)) {
    const bytes = place.from === 'folder' ? readOrLeaveOut(place.path, io) : await readOutright(place);
    if (bytes !== null) yield { path: place.path, bytes, named: place.from !== 'folder' };
  }
}

export async function readOutright(place: Place): Promise<Buffer> {
  return place.from === 'stdin' ? await readStdin() : await readNamed(place.path);
}

/** null: it cannot be read, which is said, or is larger than any config. */
export function readOrLeaveOut(path: string, io: Pick<Io, 'err'>): Buffer | null {
  try {
    return statSync(path).size > LARGEST_BYTES ? null : readFileSync(path);
  } catch (error) {
    io.err(leftOut(path, error));
    return null;
  }
}

/** As policies, SARIF and GitHub have paths, on Windows too, which takes both. */
export const withSlashes = (path: string, separator = sep): string =>
  separator === '/' ? path : path.replaceAll(separator, '/');

/** The text of one file, for commands that take exactly one. */
export async function readText(path: string): Promise<string> {
  return (path === STDIN ? await readStdin() : await readNamed(path)).toString('utf8');
}

export async function readNamed(path: string): Promise<Buffer> {
  return await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${path}: ${whyNot(error, 'no such file')}`);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'is a folder; this command takes one file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'no such file: a part of the path is a file, not a folder',
  ENAMETOOLONG: 'no such file: the name is too long',
  ELOOP: 'links that lead in a circle',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file cannot be read or written, as the end of a sentence. */
export function whyNot(error: unknown, ifAbsent: string): string {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  if (code === 'ENOENT') return ifAbsent;
  return (typeof code === 'string' ? REASONS[code] : undefined) ?? String(message);
}
