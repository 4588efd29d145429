/** The rules that have something to say of one document, by scope. */
import { compareReleases } from '../deepspeed/releases.ts';
import type { DocumentKind, Integration, Rule } from './rule.ts';

export interface SelectedRules {
  readonly file: readonly Rule[];
  readonly integration: Readonly<Record<Integration, readonly Rule[]>>;
  readonly world: Readonly<Record<Integration, readonly Rule[]>>;
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
      file: rules.filter((rule) => rule.scope === 'file'),
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

function byIntegration(rules: readonly Rule[]): Record<Integration, readonly Rule[]> {
  const of = (integration: Integration): readonly Rule[] =>
    rules.filter((rule) => rule.integrations === undefined || rule.integrations.includes(integration));
  return { raw: of('raw'), 'hf-trainer': of('hf-trainer'), accelerate: of('accelerate') };
}

/** Those that have something to say of a config with these top-level keys. */
export function withKeys(rules: readonly Rule[], keys: ReadonlySet<string>): Rule[] {
  return rules.filter((rule) => rule.keys === undefined || rule.keys.some((key) => keys.has(key)));
}
