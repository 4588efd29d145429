/** A config under two DeepSpeed releases: what the newer one refuses, what it no longer reads, and which defaults moved under it. */
import type { ConfigDocument, ObjectNode } from '../config/document.ts';
import { lookup } from '../config/resolve/lookup.ts';
import { modelIndex, type NamedField } from '../deepspeed/fields.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import { type CheckOptions, type CheckResult, checkConfig } from '../rules/check.ts';
import type { Finding } from '../rules/rule.ts';
import type { Setting } from '../rules/view.ts';
import { type DefaultEffect, effectOfDefault } from './moved-defaults.ts';
import { changedReadings, type KeyReading } from './read-keys.ts';

export interface MovedDefault {
  /** `zero_optimization.offload_optimizer.pin_memory` */
  readonly key: string;
  readonly from: Setting;
  readonly to: Setting;
  /** One or two sentences: what this config does otherwise now. */
  readonly message: string;
  readonly on: DefaultEffect['on'];
}

export interface UpgradeReview {
  readonly from: string;
  readonly to: string;
  readonly before: CheckResult;
  readonly after: CheckResult;
  /** Said under the newer release, not under the older one: errors first. */
  readonly appeared: readonly Finding[];
  /** Said under the older release only. */
  readonly gone: readonly Finding[];
  /** Ways of launching and world sizes that worked, and no longer do (or the other way round). */
  readonly verdicts: readonly VerdictChange[];
  readonly movedDefaults: readonly MovedDefault[];
  /** What is written and read under one of the two only. */
  readonly readings: readonly KeyReading[];
}

export interface VerdictChange {
  readonly integration: string;
  readonly worldSizes: readonly number[];
  readonly accepted: boolean;
}

export function reviewUpgrade(
  document: ConfigDocument,
  from: ReleaseFacts,
  to: ReleaseFacts,
  options: Omit<CheckOptions, 'release' | 'deepspeed'> = {},
): UpgradeReview {
  const before = checkConfig(document, { ...options, release: from });
  const after = checkConfig(document, { ...options, release: to });
  const root = readable(document);
  const rank = { error: 0, warning: 1, notice: 2 } as const;
  const appeared = after.findings.filter((finding) => !before.findings.some((old) => sameDefect(old, finding)));
  return {
    from: from.deepspeed,
    to: to.deepspeed,
    before,
    after,
    appeared: appeared.sort((a, b) => rank[a.severity] - rank[b.severity]),
    gone: before.findings.filter((finding) => !after.findings.some((now) => sameDefect(now, finding))),
    verdicts: verdictChanges(before, after),
    movedDefaults: movedDefaults(document, from, to, { autoIsFilled: after.intended.some((one) => one !== 'raw') }),
    readings: root === null ? [] : changedReadings(root, from, to),
  };
}

/** Of a file that nobody can read, what is left out and what stands there is not known. */
function readable({ root, readings }: ConfigDocument): ObjectNode | null {
  return root?.kind === 'object' && (readings.json.accepts || readings.hjson.accepts) ? root : null;
}

function sameDefect(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.at.span.start === b.at.span.start && a.severity === b.severity;
}

function verdictChanges(before: CheckResult, after: CheckResult): VerdictChange[] {
  return Object.entries(after.accepts).flatMap(([integration, bySize]) => {
    const old: Readonly<Record<number, boolean>> = before.accepts[integration as keyof typeof before.accepts] ?? {};
    const changed = (accepted: boolean): number[] =>
      Object.keys(bySize)
        .map(Number)
        .filter((size) => bySize[size] === accepted && old[size] === !accepted);
    return [false, true].flatMap((accepted) => {
      const worldSizes = changed(accepted);
      return worldSizes.length === 0 ? [] : [{ integration, worldSizes, accepted }];
    });
  });
}

/**
 * Defaults that differ and that this config leaves to DeepSpeed. Of a block that is not there nothing counts, unless it is built all the same.
 * `autoIsFilled`: an "auto" is a value of Transformers or Accelerate; else DeepSpeed takes it for left out.
 */
export function movedDefaults(
  document: ConfigDocument,
  from: ReleaseFacts,
  to: ReleaseFacts,
  { autoIsFilled }: { readonly autoIsFilled: boolean },
): MovedDefault[] {
  const root = readable(document);
  if (root === null) return [];
  const moved: MovedDefault[] = [];
  const add = (path: readonly string[], old: Setting | undefined, now: Setting | undefined): void => {
    if (old === undefined || now === undefined || same(old, now)) return;
    const written = lookup(root, path);
    if (written !== undefined && (autoIsFilled || !(written.kind === 'string' && written.value === 'auto'))) return;
    const effect = effectOfDefault(path, old, now, root);
    if (effect === null) return;
    const key = path.join('.');
    moved.push({
      key,
      from: old,
      to: now,
      message: `\`${key}\` is left out: DeepSpeed ${from.deepspeed} took ${shown(old)}, ${to.deepspeed} takes ${shown(now)}.${effect.words === '' ? '' : ` ${effect.words}`}`,
      on: effect.on,
    });
  };
  for (const [key, facts] of Object.entries(to.keys)) {
    const path = key.split('/');
    const block = path.length === 1 ? root : lookup(root, path.slice(0, -1));
    if (block?.kind === 'object') add(path, from.keys[key]?.default, facts.default);
  }
  for (const [section, model] of Object.entries(to.sections)) {
    const path = section.split('/');
    const block = lookup(root, path);
    if (block?.kind === 'object') fieldsOf(path, model, from.sections[section], from, to, root, add);
  }
  return moved;
}

function fieldsOf(
  path: readonly string[],
  model: string,
  oldModel: string | undefined,
  from: ReleaseFacts,
  to: ReleaseFacts,
  root: Parameters<typeof lookup>[0],
  add: (path: readonly string[], old: Setting | undefined, now: Setting | undefined) => void,
): void {
  const old = oldModel === undefined ? undefined : modelIndex(from, oldModel);
  for (const field of modelIndex(to, model)?.byName.values() ?? []) {
    const key = field.alias ?? field.name;
    const before: NamedField | undefined = old?.byName.get(field.name);
    if (field.kind !== 'model') add([...path, key], before?.default, field.default);
    else if (field.model !== undefined && lookup(root, [...path, key])?.kind === 'object')
      fieldsOf([...path, key], field.model, before?.model, from, to, root, add);
  }
}

function same(a: Setting, b: Setting): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function shown(value: Setting): string {
  return `\`${JSON.stringify(value)}\``;
}
