import type { Parameter } from '../../model/parameter.ts';
import { state } from './partition-state.ts';

/** Parameters that the optimizer updates together: up to sub_group_size partitioned elements (zero/stage3.py:913-973). */
export interface SubGroup {
  readonly parameters: readonly Parameter[];
  /** Elements of one rank. */
  readonly elements: number;
}

/**
 * The groups whose optimizer stays on the GPU: with partial offload (`ratio`, ZeRO-Offload++) the first 1 - ratio of them, by count
 * (zero/stage3.py:1100-1108).
 */
export function groupsOnGpu(groups: readonly SubGroup[], offloads: boolean, ratio: number): SubGroup[] {
  return offloads ? groups.slice(0, Math.floor((1 - ratio) * groups.length)) : [...groups];
}

export function subGroups(trained: readonly Parameter[], limit: number): SubGroup[] {
  const groups: SubGroup[] = [];
  let parameters: Parameter[] = [];
  let elements = 0;
  for (const parameter of trained) {
    parameters.push(parameter);
    elements += state(parameter).share;
    if (elements < limit) continue;
    groups.push({ parameters, elements });
    parameters = [];
    elements = 0;
  }
  if (parameters.length > 0) groups.push({ parameters, elements });
  return groups;
}
