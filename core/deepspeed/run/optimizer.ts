/** Which optimizer a run ends up with: the config's, the script's, or none. */
import type { Node, ObjectNode } from '../../config/document.ts';
import type { ConfigView } from '../../rules/view.ts';
import { DEEPSPEED_OPTIMIZERS } from '../generated/constructors.ts';
import { usesCpuOptimizer } from './offload.ts';
import { perView } from './per-view.ts';
import { modelPrecision } from './precision.ts';
import { isTruthy } from './truth.ts';
import { zeroStage } from './zero-stage.ts';

export type OptimizerChoice =
  /** `name` is in lower case where DeepSpeed knows it, otherwise as written: a class of torch.optim. */
  | { readonly from: 'config'; readonly name: string; readonly type: string }
  /** Built by the script or the Trainer; the class where it is known. */
  | { readonly from: 'client'; readonly className?: string }
  | { readonly from: 'none' }
  | { readonly from: 'unknown' };

/** The `type` of the optimizer block where it is a text. */
export function optimizerType(view: ConfigView): string | undefined {
  return text(view.get('optimizer', 'type'));
}

/** As `optimizer_name()` of the engine: DeepSpeed's own names lose their case. */
export function optimizerName(view: ConfigView): string | undefined {
  const type = optimizerType(view);
  if (type === undefined) return undefined;
  const lower = type.toLowerCase();
  return DEEPSPEED_OPTIMIZERS.includes(lower) ? lower : type;
}

/**
 * Whether a run that is known to train would step the stand-in that DeepSpeed puts where no optimizer is: at stage 3, and with bf16 at
 * stage 0 (deepspeed/runtime/engine.py:685). Otherwise the script gets no optimizer and cannot step it.
 */
export function stepsWithout(view: ConfigView): boolean {
  if (view.run.forwardOnly !== false || onlyInfers(view)) return false;
  const stage = zeroStage(view);
  return stage === 3 || (stage === 0 && modelPrecision(view) === 'bf16');
}

/**
 * The class of an optimizer that the script or Trainer built, as it reaches the engine; undefined where it is not known. With
 * `offload_optimizer` Trainer and accelerate put DeepSpeedCPUAdam in its place, unless zero_force_ds_cpu_optimizer is false
 * (accelerate/accelerator.py:2374).
 */
export function clientClass(view: ConfigView): string | undefined {
  const choice = chooseOptimizer(view);
  if (choice.from !== 'client') return undefined;
  if (view.integration === 'raw' || !usesCpuOptimizer(view) || !isSeenByAccelerate(view)) return choice.className;
  const force = view.get('zero_force_ds_cpu_optimizer');
  if (force === undefined || isTruthy(force)) return 'DeepSpeedCPUAdam';
  return choice.className ?? (view.integration === 'hf-trainer' ? "Trainer's own optimizer" : undefined);
}

/** prepare() swaps the optimizer for what stands under offload_optimizer alone: the deprecated cpu_offload means nothing to it. */
export function isSeenByAccelerate(view: ConfigView): boolean {
  const device = view.get('zero_optimization', 'offload_optimizer', 'device');
  return device !== undefined && text(device) !== 'none';
}

export function optimizerParams(view: ConfigView): ObjectNode | undefined {
  const params = view.get('optimizer', 'params');
  return params?.kind === 'object' ? params : undefined;
}

export const chooseOptimizer = perView((view): OptimizerChoice => {
  const name = optimizerName(view);
  const type = optimizerType(view);
  const client = view.run.clientOptimizer;
  if (onlyInfers(view)) return { from: 'none' };
  if (view.integration !== 'raw') {
    // Trainer and accelerate hand over a placeholder where the config has an optimizer block, else the real optimizer.
    if (name !== undefined && type !== undefined) return { from: 'config', name, type };
    if (view.get('optimizer') !== undefined) return { from: 'none' };
    if (view.integration === 'accelerate' && client === null) return { from: 'none' };
    return client ? { from: 'client', className: client } : { from: 'client' };
  }
  if (client) return { from: 'client', className: client };
  if (name !== undefined && type !== undefined) return { from: 'config', name, type };
  return client === null ? { from: 'none' } : { from: 'unknown' };
});

/** A Trainer that evaluates before it trains starts DeepSpeed without any optimizer (transformers/integrations/deepspeed.py:618), at stage 3 alone. */
function onlyInfers(view: ConfigView): boolean {
  return view.integration === 'hf-trainer' && view.run.evaluatesFirst === true && zeroStage(view) === 3;
}

/** Muon falls back to `lr` for each of its two rates that is not given. */
export function hasBothRates(view: ConfigView): boolean {
  return ['muon_lr', 'adam_lr'].every((key) => view.get('optimizer', 'params', key) !== undefined);
}

function text(node: Node | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}
