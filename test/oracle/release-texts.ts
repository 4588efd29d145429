/** The configs that every release is asked about: each rule's bad example, and those that chance found. */
import { RULES } from '../../core/rules/index.ts';

/** Ranks. */
export const WORLD_SIZES: readonly number[] = [1, 8];

export function textsForReleases(found: Readonly<Record<string, string>>): [name: string, text: string][] {
  const examples = RULES.filter((rule) => rule.kind !== 'accelerate').map((rule): [string, string] => [
    rule.id,
    rule.docs.bad,
  ]);
  return [...examples, ...Object.entries(found)];
}
