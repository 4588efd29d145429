/** The engine: one config document, every way of launching it and every world size → findings and DeepSpeed's verdict. */
import type { ConfigDocument, ObjectNode } from '../config/document.ts';
import { intendedIntegrations } from '../config/resolve/intended.ts';
import { resolve } from '../config/resolve/resolve.ts';
import { RELEASE as LATEST_RELEASE } from '../deepspeed/generated/release-0.19.8.ts';
import { readConfig } from '../deepspeed/reading.ts';
import type { ReleaseFacts } from '../deepspeed/release.ts';
import { DocumentView, type ViewFrame } from './config-view.ts';
import { RULES } from './index.ts';
import { type Looked, look } from './look.ts';
import { mergeSightings, type Sighting } from './merge.ts';
import type { DocumentKind, Finding, Integration, Rule } from './rule.ts';
import { selectRules } from './select.ts';
import type { RuleSettings } from './settings.ts';
import { silenceOf } from './silence.ts';
import { type AcceptedRule, type Suppressed, suppress, type UselessSuppression } from './suppressions.ts';
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
  /** The release of the run; its facts where they are not those of the latest. */
  readonly deepspeed?: string;
  readonly release?: ReleaseFacts;
  readonly run?: RunContext;
  readonly settings?: RuleSettings;
  readonly rules?: readonly Rule[];
  /** Findings that the policy accepts in this file. */
  readonly accepted?: readonly AcceptedRule[];
}

export interface CheckResult {
  readonly findings: Finding[];
  readonly accepts: Record<Integration, Record<number, boolean>>;
  readonly intended: readonly Integration[];
  /** Found, but accepted with a reason: by the policy, or by a comment in the file. */
  readonly suppressed: readonly Suppressed[];
  readonly uselessSuppressions: readonly UselessSuppression[];
}

const DEFAULT_INTEGRATIONS: readonly Integration[] = ['raw', 'hf-trainer'];
const DEFAULT_WORLD_SIZES: readonly number[] = [1, 4, 8];
const NO_RUN: RunContext = {};

/** The verdict and the findings of one document. Never throws on what stands in it. */
export function checkConfig(document: ConfigDocument, options: CheckOptions = {}): CheckResult {
  const integrations = options.integrations ?? DEFAULT_INTEGRATIONS;
  const worldSizes = options.worldSizes ?? DEFAULT_WORLD_SIZES;
  const intended = options.intended ?? intendedIntegrations(document, integrations);
  const release = options.release ?? LATEST_RELEASE;
  const deepspeed = options.deepspeed ?? release.deepspeed;
  const broken = document.problems.some(isBroken);
  const rules = selectRules(options.rules ?? RULES, deepspeed, options.kind ?? 'ds_config', broken);
  const written = document.root?.kind === 'object' ? document.root : emptyObject(document.text.length);
  const frame: ViewFrame = {
    document,
    written,
    worldSizes,
    worldSizesKnown: options.worldSizesKnown ?? false,
    deepspeed,
    facts: release,
    intended,
    run: options.run ?? NO_RUN,
  };
  const silence = silenceOf(release);
  const sightings: Sighting[] = [];
  const looked: Looked = { silence, sightings, intended, settings: options.settings };
  const accepts = Object.create(null) as Record<Integration, Record<number, boolean>>;
  let startsNowhere = true;

  const first = intended[0] ?? integrations[0] ?? 'raw';
  const plain = resolve(document, written, 'raw', frame.run);
  silence.open(written, plain.root);
  const plainReading = readConfig(plain.root, release, frame.run.accelerator);
  look(
    looked,
    rules.file.forKeysOf(written, silence),
    new DocumentView(frame, first, written, plainReading, plain),
    plain.root,
    integrations,
    worldSizes,
  );
  for (const integration of integrations) {
    const resolved = integration === 'raw' ? plain : resolve(document, written, integration, frame.run);
    const reading =
      integration === 'raw' ? plainReading : readConfig(resolved.root, release, frame.run.accelerator, plainReading);
    const verdict =
      resolved.verdictRoot === resolved.root
        ? reading
        : readConfig(resolved.verdictRoot, release, frame.run.accelerator, reading);
    if (intended.includes(integration) && !resolved.refusals.any && !verdict.refused) startsNowhere = false;
    const accepted: Record<number, boolean> = Object.create(null);
    accepts[integration] = accepted;
    const view = new DocumentView(frame, integration, resolved.root, reading, resolved);
    look(
      looked,
      rules.integration[integration].forKeysOf(resolved.root, silence),
      view,
      resolved.root,
      [integration],
      worldSizes,
    );
    const worldRules = rules.world[integration].forKeysOf(resolved.root, silence);
    for (const size of worldSizes) {
      const world = resolved.atWorld(size);
      const worldReading = reading.forWorld(world.root, size);
      const worldVerdict = world.verdictRoot === world.root ? worldReading : verdict.forWorld(world.verdictRoot, size);
      accepted[size] = !resolved.refusals.any && !world.refusals.any && !worldVerdict.refused;
      look(
        looked,
        worldRules,
        new DocumentView(frame, integration, world.root, worldReading, world, size),
        resolved.root,
        [integration],
        [size],
      );
    }
  }
  silence.answers.close();
  const horizon = { integrations, worldSizes, intended, worldSizesKnown: frame.worldSizesKnown, startsNowhere };
  const merged = mergeSightings(sightings, document.path, horizon);
  const { findings, suppressed, useless } = suppress(document, merged, options.accepted);
  return { findings, accepts, intended, suppressed, uselessSuppressions: useless };
}

/** Problems that one of the loaders does not mind. */
const NOT_BROKEN: ReadonlySet<string> = new Set(['empty', 'not-strict-json', 'not-hjson', 'duplicate-key', 'bom']);

function isBroken(problem: ConfigDocument['problems'][number]): boolean {
  return !NOT_BROKEN.has(problem.code);
}

function emptyObject(end: number): ObjectNode {
  return { kind: 'object', members: [], span: { start: 0, end } };
}
