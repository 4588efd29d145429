/** The keyword arguments of a Python class that a ds_config names. */
import type { Setting } from '../rules/view.ts';

export interface Constructor {
  readonly required: readonly string[];
  /** Name → default. */
  readonly optional: Readonly<Record<string, Setting>>;
}

/** Every keyword it takes, required ones first. */
export function keywordsOf(constructor: Constructor): readonly string[] {
  return [...constructor.required, ...Object.keys(constructor.optional)];
}

export function takes(constructor: Constructor, keyword: string): boolean {
  return constructor.required.includes(keyword) || Object.hasOwn(constructor.optional, keyword);
}
