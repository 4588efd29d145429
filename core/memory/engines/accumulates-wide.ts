import type { EngineContext } from './engine.ts';

/** Gradients are summed in fp32 although the model is not (data_types.grad_accum_dtype), and no optimizer state is offloaded. */
export function accumulatesWide({ precision, zero }: EngineContext): boolean {
  return precision.width === 2 && precision.gradientWidth === 4 && zero.offloadOptimizer.device === 'none';
}
