/** The hidden size that the Trainer takes from a model's config to fill "auto" bucket sizes. */
import { isConfig, sharedField } from './count/config.ts';

/** Elements; null: the Trainer finds none, and refuses such an "auto". Source: transformers/integrations/deepspeed.py:207. */
export function hiddenSizeOf(config: unknown): number | null {
  if (!isConfig(config)) return null;
  const text = sharedField(config, 'text_config');
  const nested = isConfig(text) ? text : {};
  const found = [
    sharedField(config, 'hidden_size'),
    largest(sharedField(config, 'hidden_sizes')),
    sharedField(nested, 'hidden_size'),
    largest(sharedField(nested, 'hidden_sizes')),
  ].find((size) => size !== undefined && size !== null);
  return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? found : null;
}

function largest(sizes: unknown): number | undefined {
  const numbers = Array.isArray(sizes) ? sizes.filter((size) => typeof size === 'number') : [];
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}
