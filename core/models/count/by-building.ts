/** Counts a family that is replayed but has no formula of its own: builds it on paper and adds its modules up. */
import { CachingAllocator } from '../../memory/allocator/caching-allocator.ts';
import { Graph } from '../../memory/autograd/graph.ts';
import { Network } from '../../memory/model/network.ts';
import type { Parameter } from '../../memory/model/parameter.ts';
import { Tape } from '../../memory/tape/tape.ts';
import { TERMS_ON_GPU } from '../../memory/terms/numbers.ts';
import { Fields, ModelConfigProblem } from '../families/fields.ts';
import { familyOf } from '../families/index.ts';
import type { CountFamily } from './family.ts';
import { ModuleList } from './module-list.ts';

const OPTIONS = {
  width: 2,
  batch: 1,
  sequence: 1,
  checkpointing: false,
  attention: 'sdpa',
  lora: null,
  frozen: [],
  zero3: false,
  leafClasses: [],
  tensorParallel: 1,
} as const;

/** Families whose other heads are built too; the decoders are built with that of a language model alone. */
const ANY_HEAD = new Set(['albert', 'camembert', 'electra', 'modernbert']);

/** Undefined: nobody can build `modelType`. */
export function countByBuilding(modelType: string): CountFamily | undefined {
  const family = familyOf(modelType);
  if (family === undefined) return undefined;
  return (config, { architecture }) => {
    const languageModel =
      architecture === null || /(ForCausalLM|ForMaskedLM|ForConditionalGeneration)$/.test(architecture);
    if (!languageModel && !ANY_HEAD.has(modelType)) {
      throw new ModelConfigProblem(`The head of ${architecture} is not known; its parameters cannot be counted.`);
    }
    const net = new Network(new Graph(new Tape(new CachingAllocator(), TERMS_ON_GPU)), OPTIONS);
    family.build(net, Fields.of(config));
    const seen = new Set<Parameter>();
    const modules = new ModuleList();
    for (const { name, parameters } of net.modules) {
      const fresh = parameters.filter((parameter) => !seen.has(parameter));
      for (const parameter of fresh) seen.add(parameter);
      modules.addShared(name, elementsOf(parameters), elementsOf(fresh));
    }
    return modules;
  };
}

function elementsOf(parameters: readonly Parameter[]): number {
  return parameters.reduce((sum, { elements }) => sum + elements, 0);
}
