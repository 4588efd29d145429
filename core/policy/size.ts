/** Sizes as people write them. */

const UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
  TIB: 2 ** 40,
  PIB: 2 ** 50,
};

/** `256GB`, `512 GiB`, `1.5TB`: also the schema's pattern. */
export const SIZE_PATTERN = '^[0-9]{1,15}(?:\\.[0-9]{1,15})? ?(?:[Bb]|[KkMmGgTtPp][Bb]|[KkMmGgTtPp][Ii][Bb])$';
const SIZE = new RegExp(SIZE_PATTERN);

/** Bytes, a whole number; null where it is no size or none at all. GB is 10^9, GiB is 2^30. */
export function parseSize(written: string): number | null {
  if (!SIZE.test(written)) return null;
  const [, amount = '', unit = ''] = /^([0-9.]+) ?([A-Za-z]+)$/.exec(written) ?? [];
  const factor = UNITS[unit.toUpperCase()];
  const bytes = Number(amount) * (factor ?? 0);
  return bytes > 0 ? Math.max(1, Math.round(bytes)) : null;
}
