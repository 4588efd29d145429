/** Which DeepSpeed a repository runs, as its own files say: lock files, requirements, project files, conda environments, Dockerfiles. */
import { releaseFor } from './requirement.ts';

export interface FoundVersion {
  readonly version: string;
  /** False: the newest known release that a range allows. */
  readonly exact: boolean;
  /** Counts from 1. */
  readonly line: number;
}

type Reader = (text: string) => FoundVersion | null;

/** By file name, what is resolved before what is wished for. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  [/^(uv|poetry|pdm)\.lock$/, lockedPackage],
  [/^Pipfile\.lock$/, pipfileLock],
  [
    /^(?:(?:requirements|constraints)[\w.-]*|.*\brequirements\/[\w.-]+)\.(txt|in)$/i,
    byLine(/^\s*deepspeed(?![\w.-])\s*(?:\[[^\]]*\])?\s*([^#;]*)/i),
  ],
  [
    /^pyproject\.toml$/,
    byLine(
      /^\s*(?:["']deepspeed(?![\w.-])\s*(?:\[[^\]]*\])?\s*([^"';]*)["']|deepspeed\s*=\s*(?:\{[^}]*version\s*=\s*)?["']([^"']*)["'])|["']deepspeed(?![\w.-])\s*(?:\[[^\]]*\])?\s*([^"';]*)["']/i,
    ),
  ],
  [/^setup\.cfg$/, byLine(/^\s*(?:install_requires\s*=\s*)?deepspeed(?![\w.-])\s*(?:\[[^\]]*\])?\s*([^#;]*)/i)],
  [/^environment[\w.-]*\.ya?ml$/i, byLine(/^\s*-\s*(?:[\w-]+::)?["']?deepspeed(?![\w.-])\s*([^"'#]*)/i)],
  [
    /^(?:[\w.-]*\.)?Dockerfile(?:\.[\w.-]+)?$/i,
    byLine(/\bpip3?\s+install\b.*?\bdeepspeed(?![\w.-])\s*((?:[=<>~!]=?=?\s*[\d.*]+,?)+)/i),
  ],
];

/** Is this a file that can name a DeepSpeed version? */
export function mayNameVersion(path: string): boolean {
  return readerOf(path) !== null;
}

/** null: the file says nothing of DeepSpeed's version. */
export function versionIn(path: string, text: string): FoundVersion | null {
  return readerOf(path)?.reader(text) ?? null;
}

/** Of several files: a lock file first, then the ones nearest to the root, then by name. */
export function versionOf(
  files: readonly { readonly path: string; readonly text: string }[],
): (FoundVersion & { readonly path: string }) | null {
  const found = files.flatMap(({ path, text }) => {
    const reader = readerOf(path);
    const version = reader?.reader(text) ?? null;
    return version === null || reader === null ? [] : [{ ...version, path, rank: reader.rank }];
  });
  const depth = (path: string): number => path.split('/').length;
  found.sort((a, b) => a.rank - b.rank || depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
  const [first] = found;
  return first === undefined
    ? null
    : { version: first.version, exact: first.exact, line: first.line, path: first.path };
}

function readerOf(path: string): { readonly reader: Reader; readonly rank: number } | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Of requirements/train.txt it is the folder that tells.
  const inFolder = path.split('/').slice(-2).join('/');
  const rank = READERS.findIndex(([pattern]) => pattern.test(name) || pattern.test(inFolder));
  const entry = READERS[rank];
  return entry === undefined ? null : { reader: entry[1], rank };
}

function byLine(pattern: RegExp): Reader {
  return (text) => {
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
      if (line.length > 2000) continue;
      const found = pattern.exec(line);
      const specifier = found?.slice(1).find((group) => group !== undefined && group.trim() !== '');
      const release = specifier === undefined ? null : releaseFor(fromUrl(specifier));
      if (release !== null) return { ...release, line: index + 1 };
    }
    return null;
  };
}

/** `deepspeed @ git+https://…/DeepSpeed.git@v0.16.9` names a tag; other addresses name nothing. */
function fromUrl(specifier: string): string {
  if (!specifier.includes('://')) return specifier;
  return /@v?(\d+\.\d+\.\d+)\b/.exec(specifier)?.[1] ?? '';
}

function lockedPackage(text: string): FoundVersion | null {
  const found = /^name\s*=\s*"deepspeed"\s*\r?\nversion\s*=\s*"(\d+\.\d+\.\d+)/m.exec(text);
  return found === null ? null : { version: found[1] ?? '', exact: true, line: lineOf(text, found.index) + 1 };
}

function pipfileLock(text: string): FoundVersion | null {
  const found = /"deepspeed"\s*:\s*\{[^}]*?"version"\s*:\s*"==(\d+\.\d+\.\d+)/.exec(text);
  return found === null ? null : { version: found[1] ?? '', exact: true, line: lineOf(text, found.index) };
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
