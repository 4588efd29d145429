/** The class that the engine builds for the optimizer block, and what it does with the params first. */
import type { ConfigView } from '../../rules/view.ts';
import type { Constructor } from '../constructor.ts';
import { OPTIMIZER_CLASSES, TORCH_OPTIMIZERS } from '../generated/constructors.ts';
import { usesCpuOptimizer } from './offload.ts';
import { chooseOptimizer, optimizerParams } from './optimizer.ts';
import { isTruthy } from './truth.ts';

export interface BuiltOptimizer {
  readonly className: string;
  readonly torch: boolean;
  readonly signature: Constructor;
  /** Taken out of the params before the call: deepspeed/runtime/engine.py get_optimizer_configuration. */
  readonly taken: readonly string[];
  /** Passed by the engine itself, so that the same key in the params is a second value for it. */
  readonly passed: readonly string[];
}

const ADAM_TAKEN = ['torch_adam', 'fp32_optimizer_states', 'adam_w_mode'];

/** Undefined where the script brings the optimizer, where its package is not DeepSpeed's (mup), and for Muon, which picks what it knows. */
export function builtOptimizer(view: ConfigView): BuiltOptimizer | undefined {
  const choice = chooseOptimizer(view);
  if (choice.from !== 'config') return undefined;
  const cpu = usesCpuOptimizer(view);
  switch (choice.name) {
    case 'adam':
    case 'adamw':
      if (usesTorchAdam(view)) return torch(adamMode(view) ? 'AdamW' : 'Adam', [...ADAM_TAKEN, 'foreach'], []);
      if (!cpu) return own('FusedAdam', ADAM_TAKEN);
      return own('DeepSpeedCPUAdam', ADAM_TAKEN, ['adamw_mode']);
    case 'adagrad':
      return cpu ? own('DeepSpeedCPUAdagrad') : torch('Adagrad');
    case 'lion':
      return cpu ? own('DeepSpeedCPULion') : own('FusedLion');
    case 'lamb':
      return own('FusedLamb');
    default:
      return torch(choice.name);
  }
}

export function usesTorchAdam(view: ConfigView): boolean {
  return isTruthy(optimizerParams(view)?.members.findLast((member) => member.key === 'torch_adam')?.value);
}

/** Decoupled weight decay: always for AdamW, for Adam unless adam_w_mode is switched off. */
export function adamMode(view: ConfigView): boolean {
  const choice = chooseOptimizer(view);
  const mode = optimizerParams(view)?.members.findLast((member) => member.key === 'adam_w_mode')?.value;
  return (choice.from === 'config' && choice.name === 'adamw') || mode === undefined || isTruthy(mode);
}

function own(className: string, taken: readonly string[] = [], passed: readonly string[] = []) {
  return built(className, false, OPTIMIZER_CLASSES, taken, passed);
}

function torch(className: string, taken: readonly string[] = [], passed: readonly string[] = []) {
  return built(className, true, TORCH_OPTIMIZERS, taken, passed);
}

function built(
  className: string,
  isTorch: boolean,
  classes: Readonly<Record<string, Constructor>>,
  taken: readonly string[],
  passed: readonly string[],
): BuiltOptimizer | undefined {
  const signature = Object.hasOwn(classes, className) ? classes[className] : undefined;
  return signature === undefined ? undefined : { className, torch: isTorch, signature, taken, passed };
}
