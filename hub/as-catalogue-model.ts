/** A model that is not in the catalogue, as a review takes it: counted from its config, else from its weights, which leaves activations unknown. */
import type { CatalogueModel } from '../core/models/catalogue.ts';
import { countParameters } from '../core/models/count/count.ts';
import type { Config } from './config-text.ts';
import type { Weights } from './weights.ts';

/** The model, or why it is none. */
export function asCatalogueModel(id: string, config: Config | null, weights: Weights | null): CatalogueModel | string {
  const count = config === null ? null : countParameters(config);
  const common = { id, native: true, largest_v4: null, gated: 'unknown', confidence: 'derived' } as const;
  if (config !== null && count?.ok === true)
    return { ...common, config, total: count.total, largest: count.largestLayer };
  if (weights !== null)
    return { ...common, config: config ?? {}, total: weights.params, largest: weights.largestModule };
  return count?.ok === false ? count.message : 'it has neither a config.json nor weights';
}
