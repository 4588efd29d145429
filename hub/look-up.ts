/** A model by its id: what is kept on disk, else the hub, else what is kept although it is old, and what Hugging Face's own tools have left. */
import { countParameters } from '../core/models/count/count.ts';
import { isFresh, type Kept, keep, readKept } from './cache.ts';
import { type Config, readConfigText } from './config-text.ts';
import { failure, type HubFailure, HubProblem } from './failure.ts';
import { readHfCache } from './hf-cache.ts';
import { type HubId, isCommit } from './model-id.ts';
import { refusal } from './refusals.ts';
import { hubName, request } from './request.ts';
import type { HubSettings } from './settings.ts';
import type { Weights } from './weights.ts';

export interface HubModel extends HubId {
  readonly ok: true;
  /** null: only the weights are known. */
  readonly config: Config | null;
  /** Read where the parameters cannot be counted from the config. */
  readonly weights: Weights | null;
  readonly commit: string | null;
  /** Where it comes from, in words. */
  readonly from: string;
  /** What one should know of it, each a sentence. */
  readonly notes: readonly string[];
}

/** Labels of an image model can be two megabytes. */
export const LARGEST_CONFIG = 4 * 1024 * 1024;

/** Never throws. */
export async function lookUp(
  model: HubId,
  settings: HubSettings,
  now: Date = new Date(),
): Promise<HubModel | HubFailure> {
  const kept = await readKept(model, settings);
  if (kept !== null && (settings.offline || isFresh(kept, model, now))) {
    const found = await understood(model, kept, settings, 'kept');
    if (found.ok || settings.offline) return found;
  }
  if (settings.offline)
    return (
      (await fromHfCache(model, settings)) ??
      failure(
        'offline',
        'it is not among the models kept on this machine, and HF_HUB_OFFLINE or --offline forbids to ask the hub',
      )
    );
  const asked = await ask(model, settings, now);
  if ('at' in asked) return await understood(model, asked, settings, 'hub');
  // A hub that says no is believed; one that says nothing is not.
  if (!SAYS_NOTHING.has(asked.code)) return asked;
  const old = kept === null ? null : await understood(model, kept, settings, 'old');
  const left = old?.ok === true ? old : await fromHfCache(model, settings);
  return left === null
    ? asked
    : { ...left, notes: [`${asked.message}: the copy on this machine is used`, ...left.notes] };
}

const SAYS_NOTHING: ReadonlySet<string> = new Set([
  'unreachable',
  'timeout',
  'rate-limited',
  'hub-error',
  'redirects',
  'web-page',
]);

async function ask(model: HubId, settings: HubSettings, now: Date): Promise<Kept | HubFailure> {
  const { id, revision } = model;
  try {
    const address = `${settings.endpoint}/${id}/resolve/${encodeURIComponent(revision)}/config.json`;
    const response = await request(address, {}, settings, { bytes: LARGEST_CONFIG, what: 'its config.json' });
    const commit = commitOf(response, revision);
    if (!response.ok) {
      await response.body?.cancel();
      const refused = refusal(response, model, settings);
      return refused.code === 'no-config'
        ? { config: null, weights: undefined, commit, at: now.toISOString() }
        : refused;
    }
    return { config: await response.text(), weights: undefined, commit, at: now.toISOString() };
  } catch (error) {
    if (error instanceof HubProblem) return error.failure;
    return failure('hub-error', `the answer of ${hubName(settings)} cannot be read`);
  }
}

function commitOf(response: Response, revision: string): string | null {
  const said = response.headers.get('x-repo-commit') ?? revision;
  return isCommit(said) ? said : null;
}

/** Reads what came, asks for the weights where the config does not tell their number, and keeps what is good. */
async function understood(
  model: HubId,
  kept: Kept,
  settings: HubSettings,
  source: 'hub' | 'kept' | 'old',
): Promise<HubModel | HubFailure> {
  const read = kept.config === null ? null : readConfigText(kept.config);
  if (read?.ok === false) return read;
  const config = read?.config ?? null;
  const count = config === null ? null : countParameters(config);
  const needsWeights = count?.ok !== true;
  const asks = needsWeights && kept.weights === undefined && !settings.offline && source !== 'old';
  const weighed = asks ? await weightsOf(model, kept, settings, config) : null;
  const weights = weighed === null ? kept.weights : weighed.ok ? weighed.weights : undefined;
  if (config === null && !weights) {
    if (weighed !== null && !weighed.ok) return weighed;
    return failure(
      'no-config',
      `it has neither a config.json nor safetensors files at ${model.revision}: no model that Transformers can build`,
    );
  }
  if (source === 'hub' || asks) await keep(model, { ...kept, weights }, settings);
  const why = count === null ? 'it has no config.json' : count.ok ? null : count.message;
  const place = source === 'hub' ? hubName(settings) : `${hubName(settings)}, kept since ${kept.at.slice(0, 10)}`;
  return {
    ok: true,
    ...model,
    config,
    weights: weights ?? null,
    commit: kept.commit,
    from: kept.commit === null ? place : `${place}, commit ${kept.commit.slice(0, 7)}`,
    notes:
      weights && why !== null
        ? [countedFromWeights(why, weights)]
        : weighed?.ok === false
          ? [`its weights could not be counted: ${weighed.message}`]
          : [],
  };
}

type Weighed = { readonly ok: true; readonly weights: Weights | null } | HubFailure;

async function weightsOf(
  model: HubId,
  { commit }: Kept,
  settings: HubSettings,
  config: Config | null,
): Promise<Weighed> {
  const { readWeights } = await import('./weights.ts');
  const quantized = config?.quantization_config !== undefined;
  const read = await readWeights({ ...model, revision: commit ?? model.revision }, settings, quantized);
  return read ?? { ok: true, weights: null };
}

function countedFromWeights(why: string, { byType }: Weights): string {
  const types = Object.entries(byType).map(([type, count]) => `${count.toLocaleString('en')} in ${type}`);
  return `${why.replace(/\.$/, '')}: its parameters are those of its safetensors files (${types.join(', ')}), and activations are not known`;
}

async function fromHfCache(model: HubId, settings: HubSettings): Promise<HubModel | null> {
  const left = await readHfCache(model, settings.hfCacheFolder, LARGEST_CONFIG);
  if (left === null) return null;
  const read = readConfigText(left.text);
  if (!read.ok) return null;
  return {
    ok: true,
    ...model,
    config: read.config,
    weights: null,
    commit: left.commit,
    from: `the cache of Hugging Face's tools, commit ${left.commit.slice(0, 7)}`,
    notes: [],
  };
}
