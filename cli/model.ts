/**
 * --model: sizes alone (`params=2.7e9,largest_layer=65e6`), a model built into the smoke run, the path of a config.json or of its folder, a
 * Hugging Face id of the catalogue, or one that the hub has to be asked for.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelOfRun } from '../core/memory/run.ts';
import { findModel } from '../core/models/find-model.ts';
import { parseModelCounts } from '../core/models/model-counts.ts';
import { loadModels } from '../data/index.ts';
import { type Config, readConfigText } from '../hub/config-text.ts';
import { parseHubId } from '../hub/model-id.ts';
import { type Arguments, UsageError } from './command.ts';
import { readText } from './files.ts';
import { hubOf } from './hub.ts';

export interface NamedModel {
  readonly name: string;
  readonly model: ModelOfRun;
  /** The content of its config.json, understood or not; null: there is none. */
  readonly config: Config | null;
  /** Where the shape comes from, in words. */
  readonly from: string;
  /** What one should know of it, each a sentence. */
  readonly notes: readonly string[];
}

const BUILT_IN: Readonly<Record<string, () => Promise<{ readonly default: Config }>>> = {
  tiny: () => import('../smoke/ds_smoke/models/tiny.config.json', { with: { type: 'json' } }),
  'kosmos-2': () => import('../smoke/ds_smoke/models/kosmos-2.config.json', { with: { type: 'json' } }),
};

const OTHERWISE = 'Give the path of its config.json, or params=2.7e9,largest_layer=65e6';

/** A model that cannot be had is a usage error that says why, and what to do. */
export async function namedModel(name: string, args: Arguments): Promise<NamedModel> {
  if (name.trim() === '') throw new UsageError('--model is empty');
  const counts = parseModelCounts(name);
  if (counts !== null && counts.largestLayer > counts.params)
    throw new UsageError(`--model ${name}: the largest layer has more parameters than the model`);
  if (counts !== null)
    return { name, model: { kind: 'count', ...counts }, config: null, from: 'the command line', notes: [] };
  if (/^(params|largest_layer)\s*=/.test(name))
    throw new UsageError(`--model ${name}: sizes are numbers of parameters, such as params=2.7e9,largest_layer=65e6`);
  const local = await localModel(name);
  if (local !== null) return local;
  const search = findModel(name, await loadModels());
  if (search.found) return ofConfig(search.model.id, search.model.config, 'catalogue');
  const id = parseHubId(name);
  if (id === null)
    throw new UsageError(looksLikePath(name) ? `--model ${name}: ${NO_PATH}` : `${search.message} ${OTHERWISE}`);
  const { lookUp } = await import('../hub/look-up.ts');
  const found = await lookUp(id, await hubOf(args));
  if (!found.ok)
    throw new UsageError(`--model ${name}: ${found.message}. ${didYouMean(search.suggestions)}${OTHERWISE}`);
  const { config, weights, from, notes } = found;
  const model: ModelOfRun =
    weights === null
      ? { kind: 'config', config }
      : { kind: 'count', params: weights.params, largestLayer: weights.largestModule };
  return { name, model, config, from, notes };
}

const didYouMean = (names: readonly string[]): string =>
  names.length === 0 ? '' : `Did you mean ${names.map((one) => `\`${one}\``).join(' or ')}? `;

/** Built in or on this disk; null: neither. */
export async function localModel(name: string): Promise<NamedModel | null> {
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  if (builtIn !== undefined) return ofConfig(name, (await builtIn()).default, 'built in');
  const path = await configPath(name);
  return path === null ? null : ofConfig(path, await readModelConfig(path), path);
}

export const NO_PATH = 'no such file or folder, and no Hugging Face id (owner/name)';

export const looksLikePath = (name: string): boolean => /[\\/]|\.json$/i.test(name);

const ofConfig = (name: string, config: Config, from: string): NamedModel => ({
  name,
  model: { kind: 'config', config },
  config,
  from,
  notes: [],
});

async function configPath(name: string): Promise<string | null> {
  const found = await stat(name).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? join(name, 'config.json') : name;
}

/** A model's config.json as plain data; what is none is a usage error that names the file. */
async function readModelConfig(path: string): Promise<Config> {
  const read = readConfigText(await readText(path));
  if (!read.ok) throw new UsageError(`${path}: ${read.message.replace('its config.json', 'the file')}`);
  return read.config;
}
