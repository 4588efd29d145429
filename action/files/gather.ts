/** The changed files of a review, with both sides of each that may be a config. */
import { type Decoded, decodeUtf8 } from '../../core/config/decode.ts';
import { looksLikeDeepSpeedConfig, mentionsDeepSpeedKey } from '../../core/config/detect.ts';
import { readLauncher } from '../../core/config/launchers/read.ts';
import type { ReviewFile } from '../../core/review/input.ts';
import type { ChangedFile } from '../github/api.ts';
import { byLikelihood, mayBeConfig } from './candidates.ts';
import { contentFromPatch, removedLines } from './from-patch.ts';
import { inParallel } from './in-parallel.ts';
import { type FileContent, readFileAt, type Source } from './read-file.ts';

/** Requests for contents in one review; a workflow's token has 1,000 an hour for the whole repository. */
export const MOST_READS = 600;
const AT_ONCE = 10;

export interface Gathered {
  readonly files: readonly ReviewFile[];
  /** What was not looked at, and why: said to the user. */
  readonly notes: readonly string[];
}

export interface GatherOptions {
  readonly source: Source;
  readonly changed: readonly ChangedFile[];
  readonly headSha: string;
  /** Where the pull request left its base. */
  readonly mergeBaseSha: string;
  /** Reviewed whatever it holds: the policy itself, and files that the policy names. */
  readonly isNamed: (path: string) => boolean;
}

export async function gather(options: GatherOptions): Promise<Gathered> {
  const isNamed = ({ path, previousPath }: ChangedFile) =>
    options.isNamed(path) || (previousPath !== null && options.isNamed(previousPath));
  const named = options.changed.filter(isNamed);
  const others = options.changed.filter((file) => !isNamed(file) && mayBeConfig(file.path));
  const candidates = [...named, ...byLikelihood(others)];
  const notes: string[] = [];
  const skipped: string[] = [];
  let reads = 0;
  const read = async (path: string, commit: string, id: string | null): Promise<FileContent | 'skipped'> => {
    if (reads >= MOST_READS) return 'skipped';
    reads += 1;
    return readFileAt(options.source, path, commit, id);
  };
  /** undefined: it could not be read, which is noted. What is not UTF-8 is a matter of the review. */
  const text = (path: string, content: FileContent | 'skipped'): Decoded | null | undefined => {
    if (content === 'skipped') {
      skipped.push(path);
      return undefined;
    }
    if (content.kind === 'absent') return null;
    if (content.kind === 'bytes') return decodeUtf8(content.bytes);
    notes.push(`${path} was not reviewed: ${content.because}`);
    return undefined;
  };
  const both = async (file: ChangedFile): Promise<ReviewFile | null> => {
    const head = file.status === 'removed' ? null : text(file.path, await headOf(file, options, read));
    if (head === undefined) return null;
    const wanted =
      isNamed(file) ||
      (head !== null && (looksLikeDeepSpeedConfig(head.text) || readLauncher(file.path, head.text) !== null));
    if (!wanted && !baseMayBeConfig(file)) return null;
    const base = text(file.path, await baseOf(file, options, read));
    if (base === undefined) return null;
    if (!wanted && (base === null || !looksLikeDeepSpeedConfig(base.text))) return null;
    return {
      path: file.path,
      status: file.status,
      ...(file.previousPath === null ? {} : { previousPath: file.previousPath }),
      base: base?.text ?? null,
      head: head?.text ?? null,
      ...(base?.problem == null ? {} : { baseEncoding: base.problem }),
      ...(head?.problem == null ? {} : { headEncoding: head.problem }),
    };
  };
  const files = (await inParallel(candidates, AT_ONCE, both)).filter((file) => file !== null);
  if (skipped.length > 0) {
    const examples = skipped.slice(0, 3).join(', ');
    notes.push(
      `${skipped.length} changed files were not looked at, the least likely configs (${examples}, …): one review reads ${MOST_READS} at most`,
    );
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), notes };
}

type Read = (path: string, commit: string, id: string | null) => Promise<FileContent | 'skipped'>;

async function headOf(file: ChangedFile, options: GatherOptions, read: Read): Promise<FileContent | 'skipped'> {
  if (file.status === 'added' && file.patch !== null && file.sha !== null) {
    const bytes = contentFromPatch(file.patch, 'added', file.sha);
    if (bytes) return { kind: 'bytes', bytes };
  }
  return read(file.path, options.headSha, file.sha);
}

async function baseOf(file: ChangedFile, options: GatherOptions, read: Read): Promise<FileContent | 'skipped'> {
  if (file.status === 'added') return { kind: 'absent' };
  if (file.status === 'removed' && file.patch !== null && file.sha !== null) {
    const bytes = contentFromPatch(file.patch, 'removed', file.sha);
    if (bytes) return { kind: 'bytes', bytes };
  }
  return read(file.previousPath ?? file.path, options.mergeBaseSha, file.status === 'removed' ? file.sha : null);
}

/** Where the head is no config, the base can only have been one if the change took the telling keys away. */
function baseMayBeConfig(file: ChangedFile): boolean {
  if (file.status === 'added') return false;
  return file.patch === null || mentionsDeepSpeedKey(removedLines(file.patch));
}
