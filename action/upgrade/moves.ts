/** From which DeepSpeed release to which a pull request moves the repository: by its requirement and lock files, or by the policy. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import type { FoundVersion } from '../../core/deepspeed/found/find-version.ts';
import { loadRelease } from '../../core/deepspeed/load-release.ts';
import { nearestRelease } from '../../core/deepspeed/releases.ts';
import { parsePolicy } from '../../core/policy/parse.ts';
import type { PolicyInput, ReleaseMove } from '../../core/review/input.ts';
import { readFileAt, type Source } from '../files/read-file.ts';
import type { Refs } from '../refs.ts';
import { releaseOfRepository } from '../repository-release.ts';
import { changedVersions, type VersionFile, versionAt } from './version-files.ts';

interface Said {
  readonly version: string;
  readonly exact: boolean;
}

interface Move {
  readonly from: Said;
  readonly to: Said;
  readonly place: { readonly path: string; readonly line: number };
}

/** Of a repository with several projects; more nobody would read. */
const MOST_MOVES = 3;
/** Lock files that are looked at beside a range. */
const MOST_LOCKS = 3;
const LOCK = /(?:^|\/)(?:uv\.lock|poetry\.lock|pdm\.lock|Pipfile\.lock)$/;

/** Reads nothing where no such file was changed. */
export async function releaseMoves(source: Source, refs: Refs, policy: PolicyInput): Promise<readonly ReleaseMove[]> {
  const found = [...(await byPolicy(source, refs, policy)), ...(await byFiles(source, refs))];
  const groups = new Map<string, Move[]>();
  for (const move of found) {
    const key = `${move.from.version} ${move.to.version}`;
    groups.set(key, [...(groups.get(key) ?? []), move]);
  }
  const told = [...groups.values()].filter(([first]) => first !== undefined && isTold(first));
  return await Promise.all(told.slice(0, MOST_MOVES).map(asReleaseMove));
}

/** Patch releases of one minor release are not told apart here: only the last of each is known. */
function isTold({ from, to }: Move): boolean {
  if (from.version === to.version) return false;
  const minor = (version: string) => version.split('.').slice(0, 2).join('.');
  return minor(from.version) !== minor(to.version);
}

async function asReleaseMove(moves: readonly Move[]): Promise<ReleaseMove> {
  const [first] = moves;
  if (first === undefined) throw new Error('a group of moves is never empty');
  const named = async ({ version, exact }: Said) => ({
    named: version,
    exact,
    facts: await loadRelease(nearestRelease(version)),
  });
  return {
    from: await named(first.from),
    to: await named(first.to),
    places: moves.map((move) => move.place),
  };
}

async function byFiles(source: Source, refs: Refs): Promise<readonly Move[]> {
  const files = await changedVersions(source, refs);
  const moved = files.filter(({ base, head }) => base?.version !== head?.version);
  const moves: Move[] = [];
  for (const file of moved) {
    const { path, base, head } = file;
    if (base !== null && head !== null && (head.exact || !(await isLocked(source, refs, file))))
      moves.push({ from: base, to: head, place: { path, line: head.line } });
  }
  if (moves.length > 0 || moved.length === 0) return moves;
  // The word moved from one file to another: what counts is what the repository says as a whole.
  const [before, after] = [
    await releaseOfRepository(source, refs.mergeBaseSha),
    await releaseOfRepository(source, refs.headSha),
  ];
  if (before === null || after === null || before.version === after.version) return [];
  return [{ from: before, to: after, place: { path: after.path, line: after.line } }];
}

/** A range says what is allowed; where a lock file beside it or above says what is installed, that one speaks. */
async function isLocked(source: Source, refs: Refs, { path }: VersionFile): Promise<boolean> {
  if (LOCK.test(path)) return false;
  const folder = folderOf(path);
  const { files } = await source.api.tree(refs.headSha);
  const locks = files.filter((file) => LOCK.test(file.path) && isWithin(folder, folderOf(file.path)));
  for (const lock of locks.slice(0, MOST_LOCKS))
    if ((await versionAt(source, lock.path, refs.headSha, lock.sha)) !== null) return true;
  return false;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const isWithin = (folder: string, above: string): boolean => folder.startsWith(above);

async function byPolicy(source: Source, refs: Refs, policy: PolicyInput): Promise<readonly Move[]> {
  const file = refs.changed.find((one) => one.path === policy.path && one.status !== 'removed');
  if (file === undefined) return [];
  const content = await readFileAt(source, file.path, refs.headSha, file.sha);
  if (content.kind !== 'bytes') return [];
  const text = decodeUtf8(content.bytes).text;
  const [before, after] = [policy.parsed?.deepspeed ?? 'auto', parsePolicy(file.path, text).policy.deepspeed];
  if (before === after) return [];
  const from = await said(before, () => releaseOfRepository(source, refs.mergeBaseSha));
  const to = await said(after, () => releaseOfRepository(source, refs.headSha));
  if (from === null || to === null) return [];
  return [{ from, to, place: { path: file.path, line: lineOf(text, /^\s*["']?deepspeed["']?\s*:/) } }];
}

async function said(asked: string, ofRepository: () => Promise<FoundVersion | null>): Promise<Said | null> {
  return asked === 'auto' ? ofRepository() : { version: asked, exact: true };
}

function lineOf(text: string, pattern: RegExp): number {
  return (
    Math.max(
      0,
      text.split(/\r\n|\r|\n/).findIndex((line) => pattern.test(line)),
    ) + 1
  );
}
