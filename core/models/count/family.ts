/** How the parameters of one architecture are counted: its modules, in the layout of a release of Transformers. */
import type { Config } from './config.ts';
import type { ModuleList } from './module-list.ts';

export interface CountContext {
  /** `architectures[0]`; decides the head. Null: the class that the family is trained with. */
  readonly architecture: string | null;
  /** Transformers 5 keeps the experts of a layer in one module, 4 has one Linear for each. */
  readonly expertModules: 'fused' | 'single';
  /** Counts a nested text model by its own model_type. */
  readonly nested: (config: Config) => ModuleList;
}

export type CountFamily = (config: Config, context: CountContext) => ModuleList;
