/** What the hub has said, kept on disk by model and revision, readable by the user alone. A cache that cannot be written or read is none. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from './config-text.ts';
import { type HubId, isCommit } from './model-id.ts';
import type { HubSettings } from './settings.ts';
import type { Weights } from './weights.ts';

export interface Kept {
  /** The text of config.json; null: the model has none. */
  readonly config: string | null;
  /** undefined: nobody has asked for them; null: the model has no safetensors files. */
  readonly weights: Weights | null | undefined;
  /** The commit that the revision was; null: the hub did not say. */
  readonly commit: string | null;
  /** ISO 8601. */
  readonly at: string;
}

const FORMAT = 1;
/** A branch moves, and the shape of a published model hardly ever does. */
const FRESH_MILLISECONDS = 24 * 60 * 60 * 1000;
const LARGEST_BYTES = 8 * 1024 * 1024;

type Where = Pick<HubSettings, 'cacheFolder' | 'endpoint'>;

export async function readKept(model: HubId, where: Where): Promise<Kept | null> {
  if (where.cacheFolder === null) return null;
  try {
    const text = await readFile(fileOf(model, where.cacheFolder, where.endpoint), 'utf8');
    return text.length > LARGEST_BYTES ? null : keptIn(JSON.parse(text), model);
  } catch {
    return null;
  }
}

/** In one move: two processes may do so at once. */
export async function keep(model: HubId, kept: Kept, where: Where): Promise<void> {
  if (where.cacheFolder === null) return;
  const path = fileOf(model, where.cacheFolder, where.endpoint);
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(where.cacheFolder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify({ format: FORMAT, ...model, ...kept }), { mode: 0o600 });
    await rename(draft, path);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

export function isFresh({ at }: Kept, { revision }: HubId, now: Date): boolean {
  const age = now.getTime() - Date.parse(at);
  return isCommit(revision) || (age >= 0 && age < FRESH_MILLISECONDS);
}

/** The name tells what it is; what follows keeps apart ids that differ in case, revisions and hubs. */
function fileOf({ id, revision }: HubId, folder: string, endpoint: string): string {
  const mark = createHash('sha256')
    .update(JSON.stringify([endpoint, id, revision]))
    .digest('hex')
    .slice(0, 24);
  return join(folder, `${id.replace('/', '--')}-${mark}.json`);
}

function keptIn(value: unknown, { id, revision }: HubId): Kept | null {
  if (!isObject(value) || value.format !== FORMAT || value.id !== id || value.revision !== revision) return null;
  const { config, weights, commit, at } = value;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
  if (config !== null && typeof config !== 'string') return null;
  const counted = weights === undefined || weights === null ? weights : weightsIn(weights);
  return { config, weights: counted, commit: typeof commit === 'string' ? commit : null, at };
}

function weightsIn(value: unknown): Weights | undefined {
  if (!isObject(value) || !isObject(value.byType)) return undefined;
  const { params, largestModule, byType } = value;
  const counts = Object.entries(byType).flatMap(([type, count]) => (typeof count === 'number' ? [[type, count]] : []));
  return typeof params === 'number' && params >= 1 && typeof largestModule === 'number'
    ? { params, largestModule, byType: Object.fromEntries(counts) }
    : undefined;
}
