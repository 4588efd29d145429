/** A config.json as the config class of Transformers 5.17 completes it: aliases renamed, absent fields filled, nested configs likewise. */
import defaults from './generated/defaults.json' with { type: 'json' };

export type Config = Readonly<Record<string, unknown>>;

interface ConfigClass {
  readonly defaults: Config;
  /** Other names of a field to the one the class uses. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Nested configs and their model_type where they do not say it. */
  readonly sub: Readonly<Record<string, string>>;
  /** The text model's fields may stand at the top level. */
  readonly flat_text?: boolean;
}

const CLASSES = new Map<string, ConfigClass>(Object.entries(defaults));

export function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field set to null counts as given: the class then computes it. `modelType` is for nested configs that do not say theirs. */
export function completeConfig(config: Config, modelType?: string): Config {
  const own = Object.hasOwn(config, 'model_type') ? config.model_type : undefined;
  const type = typeof own === 'string' && own !== '' ? own : modelType;
  const known = type === undefined ? undefined : CLASSES.get(type);
  if (known === undefined) return { ...config, model_type: type };
  const given =
    known.flat_text === true && !isConfig(config.text_config)
      ? { ...config, text_config: textFields(config, known) }
      : config;
  const complete = new Map<string, unknown>([...Object.entries(known.defaults), ['model_type', type]]);
  for (const [name, value] of Object.entries(given)) {
    complete.set(Object.hasOwn(known.aliases, name) ? (known.aliases[name] ?? name) : name, value);
  }
  for (const [name, subType] of Object.entries(known.sub)) {
    const nested = complete.get(name);
    if (!isConfig(nested)) continue;
    // Some write the whole model's type into its parts.
    const misnamed = nested.model_type === type;
    complete.set(name, completeConfig(misnamed ? { ...nested, model_type: subType } : nested, subType));
  }
  return Object.fromEntries(complete);
}

/** A field under the name that all configs share, such as `hidden_size`, which GPT-2 calls `n_embd`. */
export function sharedField(config: Config, name: string): unknown {
  const complete = completeConfig(config);
  const known = typeof complete.model_type === 'string' ? CLASSES.get(complete.model_type) : undefined;
  return Object.hasOwn(complete, name) ? complete[name] : complete[known?.aliases[name] ?? name];
}

function textFields(config: Config, known: ConfigClass): Config {
  const fields = CLASSES.get(known.sub.text_config ?? '')?.defaults ?? {};
  return Object.fromEntries(Object.entries(config).filter(([name]) => Object.hasOwn(fields, name)));
}
