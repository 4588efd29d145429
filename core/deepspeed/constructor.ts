/** The keyword arguments of a Python class that a ds_config names. */
import type { Setting } from '../rules/view.ts';

export interface Constructor {
  readonly required: readonly string[];
  /** Name → default. */
  readonly optional: Readonly<Record<string, Setting>>;
}

/** Every keyword it takes, required ones first. */
export function keywordsOf(signature: Constructor): readonly string[] {
  return [...signature.required, ...Object.keys(signature.optional)];
}

export function takes(signature: Constructor, keyword: string): boolean {
  return signature.required.includes(keyword) || Object.hasOwn(signature.optional, keyword);
}
