/** Files and folders named on the command line, and `-` for standard input. What a folder holds and nobody can read is said and left out. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Io, UsageError } from './command.ts';
import { readStdin, STDIN, STDIN_NAME } from './stdin.ts';

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Named outright by the user: reviewed whatever it holds. */
  readonly named: boolean;
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.venv', 'dist', '__pycache__']);
const CONFIG_NAME = /\.(json|hjson|jsonc)$/i;
const LARGEST_BYTES = 10 * 1024 * 1024;

/** A path that is named and cannot be read is a usage error. */
export async function* sourceFiles(
  paths: readonly string[],
  io: Pick<Io, 'err'>,
  wanted: RegExp = CONFIG_NAME,
): AsyncGenerator<SourceFile> {
  for (const path of paths) {
    if (path === STDIN) {
      yield { path: STDIN_NAME, bytes: await readStdin(), named: true };
      continue;
    }
    const found = await stat(path).catch((error: unknown) => {
      throw new UsageError(`${path}: ${whyNot(error, 'no such file or folder')}`);
    });
    if (found.isDirectory()) yield* folder(path, io, wanted);
    else yield { path, bytes: await readNamed(path), named: true };
  }
}

async function* folder(path: string, io: Pick<Io, 'err'>, wanted: RegExp): AsyncGenerator<SourceFile> {
  const leftOut = (left: string, error: unknown): null => {
    io.err(`ds-review: ${left}: ${whyNot(error, 'no longer there')}; it is left out\n`);
    return null;
  };
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => leftOut(path, error));
  for (const entry of (entries ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* folder(child, io, wanted);
    } else if (entry.isFile() && wanted.test(entry.name)) {
      const bytes = await readSmall(child).catch((error: unknown) => leftOut(child, error));
      if (bytes !== null) yield { path: child, bytes, named: false };
    }
  }
}

/** null: larger than any config. */
async function readSmall(path: string): Promise<Uint8Array | null> {
  return (await stat(path)).size > LARGEST_BYTES ? null : await readFile(path);
}

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
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ENOTDIR: 'no such file: a part of the path is a file, not a folder',
  ENAMETOOLONG: 'no such file: the name is too long',
  ELOOP: 'links that lead in a circle',
  EROFS: 'cannot be written: the disk is read-only',
  ENOSPC: 'cannot be written: the disk is full',
};

/** Why a file cannot be read or written, as the end of a sentence. */
export function whyNot(error: unknown, ifAbsent: string): string {
  const { code, message }: { code?: unknown; message?: unknown } = Object(error);
  if (code === 'ENOENT') return ifAbsent;
  return (typeof code === 'string' ? REASONS[code] : undefined) ?? `cannot be read: ${String(message)}`;
}
