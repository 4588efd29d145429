/** Which class the scheduler block names, and whether it is built at all. */
import type { ObjectNode } from '../../config/document.ts';
import type { ConfigView } from '../../rules/view.ts';
import type { Constructor } from '../constructor.ts';
import { SCHEDULERS, TORCH_SCHEDULERS } from '../generated/constructors.ts';
import { chooseOptimizer } from './optimizer.ts';

export interface NamedScheduler {
  readonly type: string;
  readonly torch: boolean;
  /** Undefined for a name that neither DeepSpeed nor PyTorch knows. */
  readonly signature: Constructor | undefined;
}

/**
 * The scheduler that the engine builds from the config; undefined where there is none: no type, a scheduler passed in code, or no
 * optimizer to build it for (deepspeed/runtime/engine.py:685).
 */
export function builtScheduler(view: ConfigView): NamedScheduler | undefined {
  if (view.integration === 'raw' && view.run.clientScheduler) return undefined;
  return chooseOptimizer(view).from === 'none' ? undefined : namedScheduler(view);
}

export function namedScheduler(view: ConfigView): NamedScheduler | undefined {
  const type = view.get('scheduler', 'type');
  if (type?.kind !== 'string') return undefined;
  const own = Object.hasOwn(SCHEDULERS, type.value) ? SCHEDULERS[type.value] : undefined;
  const torch = Object.hasOwn(TORCH_SCHEDULERS, type.value) ? TORCH_SCHEDULERS[type.value] : undefined;
  return { type: type.value, torch: own === undefined && torch !== undefined, signature: own ?? torch };
}

export function schedulerParams(view: ConfigView): ObjectNode | undefined {
  const params = view.get('scheduler', 'params');
  return params?.kind === 'object' ? params : undefined;
}
