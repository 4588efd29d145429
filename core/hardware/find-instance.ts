/** Looks a cloud size or machine up by `provider/name` or by its bare name. */
import { closestNames } from '../text/closest-names.ts';
import type { HardwareCatalogue } from './catalogue.ts';
import type { Instance } from './instance.ts';
import { plainName } from './names.ts';

export type InstanceSearch =
  | { readonly found: true; readonly instance: Instance }
  | { readonly found: false; readonly reason: 'unknown-instance'; readonly suggestions: readonly string[] };

export function findInstance(name: string, catalogue: HardwareCatalogue): InstanceSearch {
  const instance = catalogue.instanceByName.get(plainName(name));
  if (instance !== undefined) return { found: true, instance };
  const known = catalogue.instances.flatMap((one) => [one.id, ...one.aliases]);
  return { found: false, reason: 'unknown-instance', suggestions: closestNames(name, known) };
}
