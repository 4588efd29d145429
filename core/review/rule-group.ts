/** The group of a rule, by its id: which mark of the checklist it concerns. */
import { RULES } from '../rules/index.ts';

const groups: ReadonlyMap<string, string> = new Map(RULES.map((rule) => [rule.id, rule.group]));

/** '' for an id that is no rule's. */
export const ruleGroup = (id: string): string => groups.get(id) ?? '';
