/** Models by Hugging Face id: their shape (a minimal config.json) and exact parameter counts, from `data/models/catalogue.json`. */

export interface ModelShape {
  /** The fields of config.json that decide shapes; what is absent has the default of its family. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Transformers has a class for it: no remote code. */
  readonly native: boolean;
  /** Unique parameters as trained after loading the checkpoint, elements. */
  readonly total: number;
  /** Largest module by its own parameters (Transformers 5, where the experts of a layer are one module), elements. */
  readonly largest: number;
  /** The same in Transformers 4 (one module per expert); null: not known. */
  readonly largest_v4: number | null;
}

export interface ModelData {
  readonly shapes: readonly ModelShape[];
  readonly models: Readonly<
    Record<string, { readonly shape: number; readonly gated: string; readonly confidence: string }>
  >;
}

export interface CatalogueModel extends ModelShape {
  /** In the spelling of the hub. */
  readonly id: string;
  /** `yes` has a source, `assumed_yes`, `assumed_no` and `unknown` have none. */
  readonly gated: string;
  /** `verified`: built with the real class and equal to a published figure; `derived`: one of the two. */
  readonly confidence: string;
}

export interface ModelCatalogue {
  readonly size: number;
  /** Key: the id in lower case. */
  readonly byId: ReadonlyMap<string, CatalogueModel>;
}

export function makeModelCatalogue(data: ModelData): ModelCatalogue {
  const byId = new Map<string, CatalogueModel>();
  for (const [id, { shape, gated, confidence }] of Object.entries(data.models)) {
    const found = data.shapes[shape];
    if (found !== undefined) byId.set(id.toLowerCase(), { ...found, id, gated, confidence });
  }
  return { size: byId.size, byId };
}
