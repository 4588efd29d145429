/** Accelerators and instances with their look-up tables, built once from the data files that a shell loads. */
import type { Accelerator } from './accelerator.ts';
import type { Instance } from './instance.ts';
import { plainName } from './names.ts';

/** A name that fits several cards, with the smallest as default: a verdict must not rest on the luckier one. */
export interface AmbiguousAlias {
  readonly alias: string;
  readonly candidates: readonly string[];
  readonly default: string;
}

export interface HardwareData {
  readonly accelerators: readonly Accelerator[];
  readonly instances: readonly Instance[];
  readonly ambiguous: readonly AmbiguousAlias[];
}

export interface HardwareCatalogue extends HardwareData {
  readonly acceleratorById: ReadonlyMap<string, Accelerator>;
  /** By `plainName` of id, alias and device name. */
  readonly acceleratorByName: ReadonlyMap<string, Accelerator>;
  readonly ambiguousByName: ReadonlyMap<string, AmbiguousAlias>;
  readonly instanceByName: ReadonlyMap<string, Instance>;
}

export function makeHardwareCatalogue(data: HardwareData): HardwareCatalogue {
  const acceleratorByName = new Map<string, Accelerator>();
  for (const accelerator of data.accelerators) {
    for (const name of [accelerator.id, ...accelerator.aliases, ...accelerator.device_names]) {
      acceleratorByName.set(plainName(name), accelerator);
    }
  }
  const instanceByName = new Map<string, Instance>();
  for (const instance of data.instances) {
    for (const name of [instance.id, ...instance.aliases]) instanceByName.set(plainName(name), instance);
  }
  return {
    ...data,
    acceleratorById: new Map(data.accelerators.map((accelerator) => [accelerator.id, accelerator])),
    acceleratorByName,
    ambiguousByName: new Map(data.ambiguous.map((entry) => [plainName(entry.alias), entry])),
    instanceByName,
  };
}
