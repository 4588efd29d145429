/** The DeepSpeed releases that are known here, and their order. */

/** The release that is taken where nothing says another. */
export const LATEST = '0.19.8';

/** Those whose keys, defaults and removals are known here, oldest first. */
export const RELEASES: readonly string[] = [
  '0.9.5',
  '0.10.3',
  '0.11.2',
  '0.12.6',
  '0.13.5',
  '0.14.5',
  '0.15.4',
  '0.16.9',
  '0.17.6',
  '0.18.9',
  LATEST,
];

/** The known release that stands for another: of the same minor release, else the last one before it, else the oldest. */
export function nearestRelease(version: string): string {
  const minor = version.split('.').slice(0, 2).join('.');
  const same = RELEASES.find((release) => release.split('.').slice(0, 2).join('.') === minor);
  return same ?? RELEASES.findLast((release) => compareReleases(release, version) <= 0) ?? RELEASES[0] ?? LATEST;
}

/** Negative where `a` is older than `b`. Numbers are compared part by part; what is no number counts as 0. */
export function compareReleases(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (Number.parseInt(left[i] ?? '0', 10) || 0) - (Number.parseInt(right[i] ?? '0', 10) || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
