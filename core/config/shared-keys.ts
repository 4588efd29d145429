/**
 * One string for each key, however many files it stands in. A key that is cut out of a file keeps the whole text alive and is compared letter
 * by letter; engines compare the names of properties, which are kept once, by their address.
 */

/** The keys of hostile files differ without end: no process keeps more. */
const MOST = 10_000;

const known = new Map<string, string>();

export function sharedKey(key: string): string {
  const shared = known.get(key);
  if (shared !== undefined) return shared;
  if (known.size >= MOST) return key;
  const name = Object.keys({ [key]: 0 })[0] ?? key;
  known.set(name, name);
  return name;
}
