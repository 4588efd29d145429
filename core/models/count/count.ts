/** Exact parameter counts from a Hugging Face config.json, without PyTorch. Elements. Never throws: what cannot be counted says why. */
import { ModelConfigProblem } from '../families/fields.ts';
import { knownModelTypes } from '../families/index.ts';
import { countByBuilding } from './by-building.ts';
import { type Config, completeConfig, isConfig } from './config.ts';
import { COUNT_FAMILIES } from './families/index.ts';
import type { CountContext } from './family.ts';
import type { ModuleList } from './module-list.ts';

export type ParameterCount =
  | {
      readonly ok: true;
      /** Unique parameters: a tied head counts once. */
      readonly total: number;
      /** Largest module by its own parameters, as DeepSpeed's estimators count it. */
      readonly largestLayer: number;
      readonly largestLayerName: string;
      /** What the head would add were it not tied. */
      readonly tiedHead: number;
    }
  | {
      readonly ok: false;
      readonly code: 'not-a-config' | 'unknown-architecture' | 'bad-field';
      readonly message: string;
    };

export interface CountOptions {
  /** Where experts are one module per layer (Transformers 5, the default) or one each (4): the total is the same, the largest layer is not. */
  readonly expertModules?: CountContext['expertModules'];
}

export function countParameters(json: unknown, options: CountOptions = {}): ParameterCount {
  if (!isConfig(json)) return { ok: false, code: 'not-a-config', message: 'The model config is not a JSON object.' };
  const config = completeConfig(json);
  const type = config.model_type;
  const expertModules = options.expertModules ?? 'fused';
  try {
    const modules = countBy(config, architectureOf(json), expertModules);
    const { name, own } = modules.largest();
    const total = modules.total();
    if (!Number.isSafeInteger(total))
      return {
        ok: false,
        code: 'bad-field',
        message: 'The sizes of the model config make more parameters than can be counted exactly.',
      };
    return { ok: true, total, largestLayer: own, largestLayerName: name, tiedHead: modules.tiedHead };
  } catch (problem) {
    if (!(problem instanceof ModelConfigProblem)) throw problem;
    const unknown = typeof type !== 'string' || !countableModelTypes().includes(type);
    return { ok: false, code: unknown ? 'unknown-architecture' : 'bad-field', message: problem.message };
  }
}

export function countableModelTypes(): readonly string[] {
  return [...new Set([...COUNT_FAMILIES.keys(), ...knownModelTypes()])];
}

function architectureOf(config: Config): string | null {
  const list = Object.hasOwn(config, 'architectures') ? config.architectures : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return typeof first === 'string' ? first : null;
}

function countBy(
  config: Config,
  architecture: string | null,
  expertModules: CountContext['expertModules'],
): ModuleList {
  const type = config.model_type;
  const family = typeof type === 'string' ? (COUNT_FAMILIES.get(type) ?? countByBuilding(type)) : undefined;
  if (family === undefined) {
    const named =
      typeof type === 'string'
        ? `model_type \`${type.slice(0, 80)}\` is not among the known ones`
        : 'it has no model_type';
    throw new ModelConfigProblem(`The parameters of this model cannot be counted: ${named}.`);
  }
  return family(config, { architecture, expertModules, nested: (text) => countBy(text, null, expertModules) });
}
