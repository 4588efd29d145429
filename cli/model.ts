/** --model: a Hugging Face id of the catalogue, the path of a config.json, `params=2.7e9,largest_layer=65e6`, or a model built into the smoke run. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelOfRun } from '../core/memory/run.ts';
import { findModel } from '../core/models/find-model.ts';
import { parseModelCounts } from '../core/models/model-counts.ts';
import { loadModels } from '../data/index.ts';
import { UsageError } from './command.ts';

export interface NamedModel {
  readonly name: string;
  readonly model: ModelOfRun;
  /** Where the shape comes from, in words. */
  readonly from: string;
}

const BUILT_IN: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  tiny: () => import('../smoke/ds_smoke/models/tiny.config.json', { with: { type: 'json' } }),
  'kosmos-2': () => import('../smoke/ds_smoke/models/kosmos-2.config.json', { with: { type: 'json' } }),
};

export async function namedModel(name: string): Promise<NamedModel> {
  const counts = parseModelCounts(name);
  if (counts !== null) return { name, model: { kind: 'count', ...counts }, from: 'the command line' };
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  if (builtIn !== undefined)
    return { name, model: { kind: 'config', config: (await builtIn()).default }, from: 'built in' };
  const path = await configPath(name);
  if (path !== null) return { name: path, model: { kind: 'config', config: await readModelConfig(path) }, from: path };
  const search = findModel(name, await loadModels());
  if (!search.found) {
    throw new UsageError(`${search.message} Give the path of its config.json, or params=2.7e9,largest_layer=65e6`);
  }
  return { name: search.model.id, model: { kind: 'config', config: search.model.config }, from: 'catalogue' };
}

async function configPath(name: string): Promise<string | null> {
  const found = await stat(name).catch(() => null);
  if (found === null) return null;
  return found.isDirectory() ? join(name, 'config.json') : name;
}

/** A model's config.json as plain data; what is no JSON is a usage error that names the file. */
export async function readModelConfig(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: not a config.json: ${error instanceof Error ? error.message : String(error)}`);
  }
}
