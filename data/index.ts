/**
 * The catalogues, loaded when they are needed: each import is a chunk of its own in the bundles.
 * The one place where the data files get their types; tests hold every file against its schema.
 */
import type { HardwareCatalogue } from '../core/hardware/catalogue.ts';
import type { ModelCatalogue, ModelData } from '../core/models/catalogue.ts';

export async function loadHardware(): Promise<HardwareCatalogue> {
  const [{ makeHardwareCatalogue }, { accelerators }, instances, ambiguous] = await Promise.all([
    import('../core/hardware/catalogue.ts'),
    import('./hardware/accelerators.ts'),
    import('./hardware/instances.json', { with: { type: 'json' } }),
    import('./hardware/ambiguous.json', { with: { type: 'json' } }),
  ]);
  return makeHardwareCatalogue({
    accelerators: accelerators as HardwareCatalogue['accelerators'],
    instances: instances.default as HardwareCatalogue['instances'],
    ambiguous: ambiguous.default,
  });
}

export async function loadModels(): Promise<ModelCatalogue> {
  const [{ makeModelCatalogue }, data] = await Promise.all([
    import('../core/models/catalogue.ts'),
    import('./models/catalogue.json', { with: { type: 'json' } }),
  ]);
  return makeModelCatalogue(data.default as unknown as ModelData);
}
