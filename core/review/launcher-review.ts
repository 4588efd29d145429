/** A changed file that starts training: findings at its own lines. */
import { compareFindings } from './compare-findings.ts';
import type { Surroundings } from './config-review.ts';
import type { RepositoryFiles, ReviewFile, ReviewInput } from './input.ts';
import { configVerdict } from './judge.ts';
import { type LauncherSurroundings, readLauncherSide } from './launcher/side.ts';
import type { ConfigReview } from './outcome.ts';

/** null: it is no launcher, or there is nothing to say of it. */
export function reviewLauncher(file: ReviewFile, input: ReviewInput, around: Surroundings): ConfigReview | null {
  const [before, now] = surroundings(input, around);
  const head = file.head === null ? null : readLauncherSide(file.path, file.head, now);
  const base = file.base === null ? null : readLauncherSide(file.previousPath ?? file.path, file.base, before);
  if (head === null) return null;
  const compared = compareFindings(base, head, file);
  const { findings, suppressed } = compared;
  // What was there before is no news of this pull request, unless the run ends in it.
  const isNews = findings.some((finding) => finding.state === 'new' || finding.severity === 'error');
  if (!isNews && compared.fixed.length === 0 && suppressed.length === 0 && head.useless.length === 0) return null;
  return {
    kind: head.launcher.kind,
    path: file.path,
    previousPath: file.previousPath ?? null,
    status: file.status,
    syntax: head.launcher.kind === 'launch' ? null : 'yaml',
    verdict: configVerdict({ findings, targets: [] }, around.failOn),
    findings,
    suppressed,
    uselessSuppressions: head.useless,
    patch: null,
    fixed: compared.fixed,
    accepts: { base: null, head: null },
    integrations: {
      names: [head.launcher.kind === 'accelerate' ? 'accelerate' : 'hf-trainer'],
      because: 'the file starts the run so',
    },
    keys: [],
    workload: null,
    targets: [],
    marks: [],
    unknowns: [],
    speed: null,
  };
}

/** Of the base and of the head. */
function surroundings(
  input: ReviewInput,
  { policy, settings, deepspeed }: Surroundings,
): readonly [LauncherSurroundings, LauncherSurroundings] {
  const paths = input.repository?.isWhole === true ? input.repository.paths : null;
  const common = { settings, deepspeed, suppressions: policy.suppressions };
  const gone = new Map(
    input.files.flatMap((file): [string, string | null][] => {
      if (file.status === 'removed') return [[file.path, null]];
      return file.previousPath === undefined ? [] : [[file.previousPath, file.path]];
    }),
  );
  const text = (side: 'base' | 'head') => (path: string) => textOf(path, side, input.files, input.repository);
  return [
    { ...common, paths: paths === null ? null : basePaths(paths, input.files), gone: new Map(), textOf: text('base') },
    { ...common, paths, gone, textOf: text('head') },
  ];
}

function basePaths(paths: ReadonlySet<string>, files: readonly ReviewFile[]): ReadonlySet<string> {
  const before = new Set(paths);
  for (const file of files) {
    if (file.base === null || file.previousPath !== undefined) before.delete(file.path);
    if (file.base !== null) before.add(file.previousPath ?? file.path);
  }
  return before;
}

function textOf(
  path: string,
  side: 'base' | 'head',
  files: readonly ReviewFile[],
  repository: RepositoryFiles | undefined,
): string | null {
  const file = files.find((one) => (side === 'head' ? one.path : (one.previousPath ?? one.path)) === path);
  if (file !== undefined) return file[side];
  return repository?.texts.get(path) ?? null;
}
