import type { ConfigView } from '../../rules/view.ts';
import { dtypeOf } from './dtype.ts';
import { offloadDevice } from './offload.ts';
import { modelPrecision } from './precision.ts';
import { zeroStage } from './zero-stage.ts';

/**
 * Whether BF16_Optimizer runs in place of the ZeRO-1 optimizer, without the checks of the latter: stage 1 with bf16 weights and fp32
 * gradient accumulation, not offloaded to the CPU (deepspeed/runtime/engine.py:2306).
 */
export function usesBf16Optimizer(view: ConfigView): boolean {
  if (zeroStage(view) !== 1 || modelPrecision(view) !== 'bf16') return false;
  return (
    dtypeOf(view.get('data_types', 'grad_accum_dtype')) === 'fp32' && offloadDevice(view, 'offload_optimizer') !== 'cpu'
  );
}
