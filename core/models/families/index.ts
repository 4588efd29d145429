/** Families by model_type. */
import type { Family } from './family.ts';
import { llama } from './llama.ts';

const FAMILIES: readonly Family[] = [llama];

const byType = new Map(FAMILIES.flatMap((family) => family.modelTypes.map((type) => [type, family] as const)));

export function familyOf(modelType: string): Family | undefined {
  return byType.get(modelType);
}

export function knownModelTypes(): string[] {
  return [...byType.keys()].sort();
}
