/** The rules that have something to say of one document, by scope. */
import { compareReleases } from '../deepspeed/releases.ts';
import type { DocumentKind, Integration, Rule } from './rule.ts';
import { RuleList } from './rule-list.ts';

export interface SelectedRules {
  readonly file: RuleList;
  readonly integration: Readonly<Record<Integration, RuleList>>;
  readonly world: Readonly<Record<Integration, RuleList>>;
}

const cache = new WeakMap<readonly Rule[], Map<string, SelectedRules>>();

/** In a file that does not parse only what hangs on the place alone is right. */
export function selectRules(
  all: readonly Rule[],
  deepspeed: string,
  kind: DocumentKind,
  broken: boolean,
): SelectedRules {
  let known = cache.get(all);
  if (known === undefined) {
    known = new Map();
    cache.set(all, known);
  }
  const key = `${deepspeed} ${kind} ${broken}`;
  let selected = known.get(key);
  if (selected === undefined) {
    const rules = all.filter((rule) => reads(rule, kind) && holds(rule, deepspeed) && (!broken || rule.local === true));
    selected = {
      file: new RuleList(rules.filter((rule) => rule.scope === 'file')),
      integration: byIntegration(rules.filter((rule) => rule.scope === 'integration')),
      world: byIntegration(rules.filter((rule) => rule.scope === 'world')),
    };
    known.set(key, selected);
  }
  return selected;
}

function holds(rule: Rule, deepspeed: string): boolean {
  if (rule.since !== undefined && compareReleases(deepspeed, rule.since) < 0) return false;
  return rule.until === undefined || compareReleases(deepspeed, rule.until) <= 0;
}

function reads(rule: Rule, kind: DocumentKind): boolean {
  return rule.kind === 'any' || (rule.kind ?? 'ds_config') === kind;
}

function byIntegration(rules: readonly Rule[]): Record<Integration, RuleList> {
  const of = (integration: Integration): RuleList =>
    new RuleList(rules.filter((rule) => rule.integrations === undefined || rule.integrations.includes(integration)));
  return { raw: of('raw'), 'hf-trainer': of('hf-trainer'), accelerate: of('accelerate') };
}
