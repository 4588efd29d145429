/** The engine: one config document, every way of launching it and every world size → findings and DeepSpeed's verdict. */
import type { ConfigDocument, ObjectNode } from '../config/document.ts';
import { intendedIntegrations } from '../config/resolve/intended.ts';
import { resolve } from '../config/resolve/resolve.ts';
import { readConfig } from '../deepspeed/reading.ts';
import { LATEST } from '../deepspeed/releases.ts';
import { DocumentView, type ViewFrame } from './config-view.ts';
import { RULES } from './index.ts';
import { mergeSightings, type Sighting } from './merge.ts';
import type { DocumentKind, Finding, Integration, Rule } from './rule.ts';
import { selectRules } from './select.ts';
import { applySetting, type RuleSettings } from './settings.ts';
import type { RunContext } from './view.ts';

export interface CheckOptions {
  readonly kind?: DocumentKind;
  /** Default: raw and hf-trainer. */
  readonly integrations?: readonly Integration[];
  /** Those the file is meant for; what only the others refuse is a notice. Default: inferred from the file, or `integrations` where all of them are known. */
  readonly intended?: readonly Integration[];
  /** Default: 1, 4 and 8, as examples. */
  readonly worldSizes?: readonly number[];
  /** The world sizes are those of real runs: a batch that does not fit them is an error, not a notice. Default false. */
  readonly worldSizesKnown?: boolean;
  readonly deepspeed?: string;
  readonly run?: RunContext;
  readonly settings?: RuleSettings;
  readonly rules?: readonly Rule[];
}

export interface CheckResult {
  readonly findings: Finding[];
  readonly accepts: Record<Integration, Record<number, boolean>>;
  readonly intended: readonly Integration[];
}

const DEFAULT_INTEGRATIONS: readonly Integration[] = ['raw', 'hf-trainer'];
const DEFAULT_WORLD_SIZES: readonly number[] = [1, 4, 8];
const NO_RUN: RunContext = {};

/** The verdict and the findings of one document. Never throws on what stands in it. */
export function checkConfig(document: ConfigDocument, options: CheckOptions = {}): CheckResult {
  const integrations = options.integrations ?? DEFAULT_INTEGRATIONS;
  const worldSizes = options.worldSizes ?? DEFAULT_WORLD_SIZES;
  const intended = options.intended ?? intendedIntegrations(document, integrations);
  const deepspeed = options.deepspeed ?? LATEST;
  const broken = document.problems.some(isBroken);
  const rules = selectRules(options.rules ?? RULES, deepspeed, options.kind ?? 'ds_config', broken);
  const written = document.root?.kind === 'object' ? document.root : emptyObject(document.text.length);
  const frame: ViewFrame = {
    document,
    written,
    worldSizes,
    worldSizesKnown: options.worldSizesKnown ?? false,
    deepspeed,
    run: options.run ?? NO_RUN,
  };
  const sightings: Sighting[] = [];
  const accepts = Object.create(null) as Record<Integration, Record<number, boolean>>;

  const look = (
    list: readonly Rule[],
    view: DocumentView,
    where: readonly Integration[],
    sizes: readonly number[],
  ): void => {
    for (const rule of list) {
      if (rule.scope !== 'file' && rule.integrations !== undefined && !rule.integrations.includes(view.integration))
        continue;
      if (rule.keys !== undefined && !rule.keys.some((key) => view.get(key) !== undefined)) continue;
      for (const report of rule.check(view)) {
        const effect = report.effect ?? rule.effect;
        if (effect === 'rejects')
          for (const i of where) for (const size of sizes) (accepts[i] as Record<number, boolean>)[size] = false;
        const meant = where.some((integration) => intended.includes(integration));
        const severity = meant ? (report.severity ?? rule.severity) : 'notice';
        const applied = applySetting(severity, effect, options.settings?.[rule.id]);
        if (applied !== undefined)
          sightings.push({ rule, report, severity: applied, effect, integrations: where, worldSizes: sizes });
      }
    }
  };

  for (const integration of integrations) {
    accepts[integration] = Object.create(null) as Record<number, boolean>;
    for (const size of worldSizes) accepts[integration][size] = true;
  }
  const first = intended[0] ?? integrations[0] ?? 'raw';
  const plain = resolve(document, written, 'raw', frame.run);
  look(
    rules.file,
    new DocumentView(frame, first, written, readConfig(plain.root, deepspeed), plain.refusals),
    integrations,
    worldSizes,
  );
  for (const integration of integrations) {
    const resolved = integration === 'raw' ? plain : resolve(document, written, integration, frame.run);
    const reading = readConfig(resolved.root, deepspeed);
    look(
      rules.integration,
      new DocumentView(frame, integration, resolved.root, reading, resolved.refusals),
      [integration],
      worldSizes,
    );
    for (const size of worldSizes) {
      const root = resolved.forWorld(size);
      const view = new DocumentView(frame, integration, root, reading.forWorld(root, size), resolved.refusals, size);
      look(rules.world, view, [integration], [size]);
    }
  }
  return { findings: mergeSightings(sightings, document.path, { integrations, worldSizes }), accepts, intended };
}

function isBroken(problem: ConfigDocument['problems'][number]): boolean {
  return problem.code !== 'not-strict-json' && problem.code !== 'duplicate-key' && problem.code !== 'bom';
}

function emptyObject(end: number): ObjectNode {
  return { kind: 'object', members: [], span: { start: 0, end } };
}
