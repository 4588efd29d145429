/** Looks a model up by its Hugging Face id, in any case; never by guessing: a near miss is a suggestion. */
import { closestNames } from '../text/closest-names.ts';
import type { CatalogueModel, ModelCatalogue } from './catalogue.ts';

export type ModelSearch =
  | { readonly found: true; readonly model: CatalogueModel }
  | {
      readonly found: false;
      readonly reason: 'unknown-model';
      readonly message: string;
      readonly suggestions: readonly string[];
    };

export function findModel(id: string, catalogue: ModelCatalogue): ModelSearch {
  const bare = bareId(id);
  const model = catalogue.byId.get(catalogueKey(id));
  if (model !== undefined) return { found: true, model };
  const suggestions = suggestionsFor(bare, catalogue);
  const shown = bare.length > 100 ? `${bare.slice(0, 100)}…` : bare;
  const hint = suggestions.length > 0 ? ` Did you mean ${suggestions.map((one) => `\`${one}\``).join(' or ')}?` : '';
  return {
    found: false,
    reason: 'unknown-model',
    suggestions,
    message: `Model \`${shown}\` is not among the ${catalogue.size} known ones.${hint}`,
  };
}

/** Under what key a catalogue has a model of this name. */
export const catalogueKey = (id: string): string => bareId(id).toLowerCase();

const bareId = (id: string): string =>
  id
    .trim()
    .replace(/^https?:\/\/huggingface\.co\//i, '')
    .replace(/\/+$/, '');

/** The same name under another owner comes first: people write "llama-2-7b-hf" or a fork's id. */
function suggestionsFor(id: string, catalogue: ModelCatalogue): readonly string[] {
  const name = id.slice(id.lastIndexOf('/') + 1).toLowerCase();
  const sameName = [...catalogue.byId.values()]
    .filter((model) => name !== '' && model.id.toLowerCase().endsWith(`/${name}`))
    .map((model) => model.id);
  const ids = [...catalogue.byId.values()].map((model) => model.id);
  const near = id.includes('/')
    ? closestNames(id, ids)
    : closestNames(
        id,
        ids.map((one) => one.slice(one.lastIndexOf('/') + 1)),
      ).flatMap((one) => ids.find((full) => full.endsWith(`/${one}`)) ?? []);
  return [...new Set([...sameName, ...near])].slice(0, 3);
}
