/** Every file of the head that may be a config: named by the policy, else by its name and, in the review, by what it holds. */
import { decodeUtf8 } from '../../core/config/decode.ts';
import { matchesAny } from '../../core/policy/match.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { plural } from '../../core/report/quantity.ts';
import type { UpgradeInput } from '../../core/review/input.ts';
import { isLikely, mayBeConfig } from '../files/candidates.ts';
import { inParallel } from '../files/in-parallel.ts';
import { readFileAt, type Source } from '../files/read-file.ts';
import type { TreeFile } from '../github/api.ts';

/** Requests for contents; with a checkout of the head none is needed. */
export const MOST_READS = 200;
const AT_ONCE = 10;
/** Bytes; what people write by hand is smaller. */
const LARGEST = 256 * 1024;
const CONFIG_NAME = /\.(?:json[c5]?|hjson)$/i;

type Files = UpgradeInput['files'];

export async function configsOfHead(
  source: Source,
  headSha: string,
  policy: Policy | null,
): Promise<{ readonly files: Files; readonly notes: readonly string[] }> {
  const { files, isWhole } = await source.api.tree(headSha);
  const candidates = order(
    files.filter((file) => isCandidate(file.path, policy)),
    policy,
  );
  const small = candidates.filter(({ size }) => size === undefined || size <= LARGEST);
  let reads = 0;
  const skipped: string[] = [];
  const read = async ({ path, sha }: TreeFile): Promise<Files[number] | null> => {
    const near = await source.checkout(path, sha);
    if (near === null && reads >= MOST_READS) {
      skipped.push(path);
      return null;
    }
    if (near === null) reads += 1;
    const content =
      near === null ? await readFileAt(source, path, headSha, null) : ({ kind: 'bytes', bytes: near } as const);
    if (content.kind !== 'bytes') return null;
    const { text, problem } = decodeUtf8(content.bytes);
    return { path, text, ...(problem === null ? {} : { encoding: problem }) };
  };
  const found = (await inParallel(small, AT_ONCE, read)).filter((file) => file !== null);
  return { files: found, notes: notesOf(isWhole, skipped, candidates.length - small.length) };
}

function isCandidate(path: string, policy: Policy | null): boolean {
  if (policy?.workloads.some((workload) => matchesAny([workload.config], path))) return true;
  if (policy?.configs) return matchesAny(policy.configs, path);
  return mayBeConfig(path) && (CONFIG_NAME.test(path) || (isLikely(path) && !/\.\w+$/.test(path)));
}

/** Likely configs first, so that a limit cuts off the least likely. */
function order(files: readonly TreeFile[], policy: Policy | null): readonly TreeFile[] {
  if (policy?.configs) return files;
  return [...files.filter(({ path }) => isLikely(path)), ...files.filter(({ path }) => !isLikely(path))];
}

function notesOf(isWhole: boolean, skipped: readonly string[], large: number): readonly string[] {
  return [
    isWhole
      ? ''
      : 'The repository has too many files for GitHub to list: configs may be missing here. Name them in the policy and check out the repository.',
    skipped.length === 0
      ? ''
      : `${plural(skipped.length, 'file')} that may be configs not looked at (${skipped[0]}, …): one review reads ${MOST_READS} at most. With a checkout, or \`configs\` in the policy, all are.`,
    large === 0 ? '' : `${plural(large, 'JSON file')} above ${LARGEST / 1024} KiB taken for data.`,
  ].filter((note) => note !== '');
}
