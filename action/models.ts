/**
 * Models that the policy of the base commit names and the catalogue does not have: a config.json of the repository, or one of Hugging Face,
 * which is only asked where the workflow gives its token for it.
 */
import { decodeUtf8 } from '../core/config/decode.ts';
import type { CatalogueModel, ModelCatalogue } from '../core/models/catalogue.ts';
import type { Policy } from '../core/policy/policy.ts';
import { asCatalogueModel } from '../hub/as-catalogue-model.ts';
import { readConfigText } from '../hub/config-text.ts';
import { type NamedModels, unknownModels, withNamedModels } from '../hub/named-models.ts';
import { type HubSettings, hubSettings } from '../hub/settings.ts';
import { readFileAt, type Source } from './files/read-file.ts';

export interface ModelOptions {
  readonly source: Source;
  readonly baseSha: string;
  readonly policy: Policy | null;
  readonly catalogue: ModelCatalogue;
  readonly hfToken: string | null;
  readonly variables: NodeJS.ProcessEnv;
  /** Absent: Node's. */
  readonly fetch?: typeof fetch;
}

export async function policyModels(options: ModelOptions): Promise<NamedModels> {
  const { catalogue, policy } = options;
  const names = (policy?.workloads ?? []).flatMap(({ model }) => model ?? []);
  if (unknownModels(names, catalogue).length === 0) return { catalogue, notes: [] };
  const hub = await hubOf(options);
  const read = (name: string) => (name.endsWith('.json') ? fromRepository(name, options) : Promise.resolve(null));
  const named = await withNamedModels(names, catalogue, typeof hub === 'string' ? null : hub, read);
  return typeof hub === 'string' ? { ...named, notes: [hub, ...named.notes] } : named;
}

/** A runner keeps nothing, and nobody else's token on it is ours to use. null: the hub is not asked; a text: it cannot be. */
async function hubOf({ hfToken, variables, fetch }: ModelOptions): Promise<HubSettings | null | string> {
  if (hfToken === null) return null;
  const found = await hubSettings(variables, { token: { value: hfToken, from: 'the input hf-token' } });
  return found.ok
    ? { ...found, cacheFolder: null, hfCacheFolder: null, ...(fetch === undefined ? {} : { fetch }) }
    : found.message;
}

async function fromRepository(path: string, { source, baseSha }: ModelOptions): Promise<CatalogueModel | string> {
  const content = await readFileAt(source, path.replace(/^\.\//, ''), baseSha, null);
  if (content.kind === 'absent') return 'the base commit has no such file';
  if (content.kind !== 'bytes') return content.because;
  const read = readConfigText(decodeUtf8(content.bytes).text);
  return read.ok ? asCatalogueModel(path, read.config, null) : read.message;
}
