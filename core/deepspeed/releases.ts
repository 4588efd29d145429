/** The DeepSpeed releases that are known here, and their order. */

/** The release that is taken where nothing says another. */
export const LATEST = '0.19.8';

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
