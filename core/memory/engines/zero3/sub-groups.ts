import type { Parameter } from '../../model/parameter.ts';
import { state } from './coordinator.ts';

/** Parameters that the optimizer updates together: up to sub_group_size partitioned elements (zero/stage3.py:913-973). */
export interface SubGroup {
  readonly parameters: readonly Parameter[];
  /** Elements of one rank. */
  readonly elements: number;
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
