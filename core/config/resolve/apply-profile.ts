/** What a smoke profile sets in a config: the ZeRO stage and, where its name says so, the offload. Everything else stays. */
import type { Plain } from '../plain.ts';

export interface ProfileSettings {
  readonly stage?: 0 | 1 | 2 | 3;
  readonly offload?: 'cpu' | 'nvme';
}

export interface Override {
  /** RFC 6901. */
  readonly pointer: string;
  /** undefined: it was not there. */
  readonly from: Plain | undefined;
  readonly to: Plain;
}

type PlainObject = { readonly [key: string]: Plain };

/** Where nothing else is written; ds_smoke redirects it into its scratch folder. */
const NVME_PATH = '/local_nvme';

const isObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The config with the profile's settings, and every value that this changed. The input is not touched. */
export function applyProfile(
  config: PlainObject,
  profile: ProfileSettings,
): { readonly config: PlainObject; readonly overrides: readonly Override[] } {
  const overrides: Override[] = [];
  const zero: Record<string, Plain> = isObject(config.zero_optimization) ? { ...config.zero_optimization } : {};
  const set = (key: string, to: Plain): void => {
    if (JSON.stringify(zero[key]) === JSON.stringify(to)) return;
    overrides.push({ pointer: `/zero_optimization/${key}`, from: zero[key], to });
    zero[key] = to;
  };
  if (profile.stage !== undefined) set('stage', profile.stage);
  if (profile.offload !== undefined) {
    const device = profile.offload;
    const offload = (before: Plain | undefined): Plain => ({
      ...(isObject(before) ? before : {}),
      device,
      ...(device === 'nvme' && !(isObject(before) && typeof before.nvme_path === 'string')
        ? { nvme_path: NVME_PATH }
        : {}),
    });
    set('offload_optimizer', offload(zero.offload_optimizer));
    if (zero.stage === 3) set('offload_param', offload(zero.offload_param));
  }
  return overrides.length === 0 ? { config, overrides } : { config: { ...config, zero_optimization: zero }, overrides };
}
