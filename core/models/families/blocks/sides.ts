import type { Fields } from '../fields.ts';

/** A side in pixels, which a config states as one number or as height and width. */
export function sideOf(config: Fields, name: string, fallback: number): number {
  const list = config.list(name);
  return list === null ? config.size(name, fallback) : config.with({ [name]: list[0] }).size(name, fallback);
}
