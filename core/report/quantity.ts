/** Numbers as people read them. */

const GIB = 2 ** 30;
const MIB = 2 ** 20;

/** Bytes: "20.6 GiB", "159 GiB", "51 MiB", "0". */
export function formatBytes(bytes: number): string {
  if (bytes === 0) return '0';
  const size = Math.abs(bytes);
  if (size < 0.095 * GIB) return `${Math.max(1, Math.round(size / MIB))} MiB`;
  return `${formatGib(size)} GiB`;
}

/** Bytes as bare GiB, for columns that say their unit. */
export function formatGib(bytes: number): string {
  const gib = bytes / GIB;
  if (gib >= 99.95) return groupThousands(Math.round(gib));
  return gib.toFixed(gib > 0 && gib < 0.095 ? 2 : 1);
}

export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "26 %"; what is there but rounds to nothing is "<1 %". */
export function formatShare(part: number, whole: number): string {
  const share = (100 * part) / whole;
  if (part > 0 && share < 0.5) return '<1 %';
  return `${groupThousands(Math.round(share))} %`;
}

/** Elements: "1.66 B", "350 M", "12,000". */
export function formatCount(count: number): string {
  if (count >= 999.5e9) return `${trimmed(count / 1e12)} T`;
  if (count >= 999.5e6) return `${trimmed(count / 1e9)} B`;
  if (count >= 1e6) return `${trimmed(count / 1e6)} M`;
  return groupThousands(Math.round(count));
}

function trimmed(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** "× 1.5", "× 0.33". */
export function formatFactor(factor: number): string {
  return `× ${factor >= 10 ? Math.round(factor) : Number(factor.toFixed(2))}`;
}

/** "1 error", "2 errors". */
export function plural(count: number, word: string, words = `${word}s`): string {
  return `${groupThousands(count)} ${count === 1 ? word : words}`;
}
