/** Families by model_type. */

import { bert } from './bert.ts';
import type { Family } from './family.ts';
import { gpt2 } from './gpt2.ts';
import { kosmos2 } from './kosmos2.ts';
import { llama } from './llama.ts';
import { mistral } from './mistral.ts';
import { mixtral } from './mixtral.ts';
import { qwen2 } from './qwen2.ts';
import { qwen3 } from './qwen3.ts';
import { t5 } from './t5.ts';

const FAMILIES: readonly Family[] = [bert, gpt2, kosmos2, llama, mistral, mixtral, qwen2, qwen3, t5];

const byType = new Map(FAMILIES.flatMap((family) => family.modelTypes.map((type) => [type, family] as const)));

export function familyOf(modelType: string): Family | undefined {
  return byType.get(modelType);
}

export function knownModelTypes(): string[] {
  return [...byType.keys()].sort();
}
