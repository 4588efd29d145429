/** Files and folders named on the command line. A file that cannot be read stops nothing: it becomes a problem of its own. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './command.ts';

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Named outright by the user: reviewed whatever it holds. */
  readonly named: boolean;
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.venv', 'dist', '__pycache__']);
const CONFIG_NAME = /\.(json|hjson|jsonc)$/i;
const LARGEST_BYTES = 10 * 1024 * 1024;

export async function* sourceFiles(paths: readonly string[], wanted: RegExp = CONFIG_NAME): AsyncGenerator<SourceFile> {
  for (const path of paths) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(error.code === 'ENOENT' ? `${path}: no such file or folder` : `${path}: ${error.message}`);
    });
    if (found.isDirectory()) yield* folder(path, wanted);
    else yield await file(path, true);
  }
}

async function* folder(path: string, wanted: RegExp): AsyncGenerator<SourceFile> {
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* folder(child, wanted);
    } else if (entry.isFile() && wanted.test(entry.name) && (await stat(child)).size <= LARGEST_BYTES) {
      yield await file(child, false);
    }
  }
}

async function file(path: string, named: boolean): Promise<SourceFile> {
  return { path, bytes: await readFile(path), named };
}

/** The text of one file, for commands that take exactly one. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new UsageError(`${path}: no such file`);
    if (code === 'EISDIR') throw new UsageError(`${path}: is a folder; this command takes one file`);
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
