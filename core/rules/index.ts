// Written by tools/write-rule-index.ts (npm run rules); do not edit.
import type { Rule } from './rule.ts';

export const RULES: readonly Rule[] = [];
