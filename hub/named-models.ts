/** The catalogue with the models of the hub that a policy or the command line names, and a note for each that could not be had. */
import type { CatalogueModel, ModelCatalogue } from '../core/models/catalogue.ts';
import { catalogueKey, findModel } from '../core/models/find-model.ts';
import { parseModelCounts } from '../core/models/model-counts.ts';
import { asCatalogueModel } from './as-catalogue-model.ts';
import { lookUp } from './look-up.ts';
import { parseHubId } from './model-id.ts';
import type { HubSettings } from './settings.ts';

/** Models of one review. */
const MOST = 20;
/** Of all of them together: a hub that is slow must not hold the review up. */
const MOST_SECONDS = 60;

export interface NamedModels {
  readonly catalogue: ModelCatalogue;
  /** Each a sentence without its mark, for people. */
  readonly notes: readonly string[];
}

/** Names that neither the catalogue knows nor spell out sizes. */
export function unknownModels(names: Iterable<string>, catalogue: ModelCatalogue): readonly string[] {
  return [...new Set(names)].filter((name) => parseModelCounts(name) === null && !findModel(name, catalogue).found);
}

/** A model that is read by someone else comes with `read`; null: not his either. */
export async function withNamedModels(
  names: readonly string[],
  catalogue: ModelCatalogue,
  hub: HubSettings | null,
  read: (name: string) => Promise<CatalogueModel | string | null>,
): Promise<NamedModels> {
  const byId = new Map(catalogue.byId);
  const notes: string[] = [];
  const until = Date.now() + MOST_SECONDS * 1000;
  const unknown = unknownModels(names, catalogue);
  for (const name of unknown.slice(0, MOST)) {
    const own = await read(name);
    const found = own === null ? await fromHub(name, hub, until) : { model: own, notes: [] };
    if (found === null) continue;
    notes.push(...found.notes.map((note) => `the model ${name}: ${note}`));
    if (typeof found.model === 'string') notes.push(`the model ${name} is not known: ${found.model}`);
    else byId.set(catalogueKey(name), found.model);
  }
  if (unknown.length > MOST)
    notes.push(`of ${unknown.length} models that are not in the catalogue, ${MOST} were looked up`);
  return { catalogue: { ...catalogue, byId }, notes };
}

/** null: nobody asks for it. */
async function fromHub(
  name: string,
  hub: HubSettings | null,
  until: number,
): Promise<{ readonly model: CatalogueModel | string; readonly notes: readonly string[] } | null> {
  const id = parseHubId(name);
  if (hub === null || id === null) return null;
  if (Date.now() > until) return { model: `the look-up of models took longer than ${MOST_SECONDS} s`, notes: [] };
  const found = await lookUp(id, hub);
  if (!found.ok) return { model: found.message, notes: [] };
  return { model: asCatalogueModel(name, found.config, found.weights), notes: found.notes };
}
