/** The catalogue with the models that a command names, for reviews that go on where one cannot be had. */
import type { ModelCatalogue } from '../core/models/catalogue.ts';
import { loadModels } from '../data/index.ts';
import { asCatalogueModel } from '../hub/as-catalogue-model.ts';
import { parseHubId } from '../hub/model-id.ts';
import { unknownModels, withNamedModels } from '../hub/named-models.ts';
import { type Arguments, type Io, UsageError } from './command.ts';
import { hubOf } from './hub.ts';
import { localModel, looksLikePath, NO_PATH } from './model.ts';

export async function catalogueWith(names: readonly string[], args: Arguments, io: Io): Promise<ModelCatalogue> {
  const models = await loadModels();
  if (unknownModels(names, models).length === 0) return models;
  const { catalogue, notes } = await withNamedModels(names, models, await hubOf(args), async (name) => {
    try {
      const local = await localModel(name);
      if (local !== null) return asCatalogueModel(name, local.config, null);
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
    return parseHubId(name) === null && looksLikePath(name) ? NO_PATH : null;
  });
  for (const note of notes) io.err(`ds-review: ${note}\n`);
  return catalogue;
}
