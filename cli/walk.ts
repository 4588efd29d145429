/** Files and folders named on the command line, as places in a fixed order. What a folder holds and nobody can list is said and left out. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Io, UsageError } from './command.ts';
import { whyNot, withSlashes } from './files.ts';
import { STDIN, STDIN_NAME } from './stdin.ts';

export interface Place {
  readonly path: string;
  /** Named outright by the user: reviewed whatever it holds, and a usage error where it cannot be read. */
  readonly from: 'named' | 'folder' | 'stdin';
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.venv', 'dist', '__pycache__']);

/** Waits for the disk: listing thousands of files one promise at a time takes longer than checking them. */
export function* walk(paths: readonly string[], io: Pick<Io, 'err'>, wanted: RegExp): Generator<Place> {
  for (const path of paths) {
    if (path === STDIN) yield { path: STDIN_NAME, from: 'stdin' };
    else if (isFolder(path)) yield* folder(path, io, wanted);
    else yield { path: withSlashes(path), from: 'named' };
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`${path}: ${whyNot(error, 'no such file or folder')}`);
  }
}

function* folder(path: string, io: Pick<Io, 'err'>, wanted: RegExp): Generator<Place> {
  for (const entry of entriesOf(path, io).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* folder(child, io, wanted);
    } else if (entry.isFile() && wanted.test(entry.name)) yield { path: withSlashes(child), from: 'folder' };
  }
}

function entriesOf(path: string, io: Pick<Io, 'err'>): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    io.err(leftOut(path, error));
    return [];
  }
}

export function leftOut(path: string, error: unknown): string {
  return `ds-review: ${path}: ${whyNot(error, 'no longer there')}; it is left out\n`;
}
