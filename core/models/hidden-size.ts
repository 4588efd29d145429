/** The hidden size that the Trainer takes from a model's config to fill "auto" bucket sizes. */
import { isConfig, sharedField } from './count/config.ts';

/** How configs with code of their own may call it: whether their class also answers to `hidden_size` only that code tells. */
const OTHER_NAMES = ['n_embd', 'n_embed', 'd_model', 'dim', 'embed_dim', 'model_dim'];

/**
 * Elements; null: the Trainer finds none, and refuses such an "auto"; undefined: not known. Source: transformers/integrations/deepspeed.py:207.
 */
export function hiddenSizeOf(config: unknown): number | null | undefined {
  if (!isConfig(config)) return undefined;
  const text = sharedField(config, 'text_config');
  const nested = isConfig(text) ? text : {};
  const found = [
    sharedField(config, 'hidden_size'),
    largest(sharedField(config, 'hidden_sizes')),
    sharedField(nested, 'hidden_size'),
    largest(sharedField(nested, 'hidden_sizes')),
  ].find((size) => size !== undefined && size !== null);
  if (found === undefined) return OTHER_NAMES.some((name) => Object.hasOwn(config, name)) ? undefined : null;
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : undefined;
}

function largest(sizes: unknown): number | undefined {
  const numbers = Array.isArray(sizes) ? sizes.filter((size) => typeof size === 'number') : [];
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}
