/** buffered_allreduce_fallback (runtime/engine.py:3921): gradients in flat copies of up to 500,000,000 elements, whatever reduce_bucket_size says. */
import type { Network } from '../../model/network.ts';
import { TERM } from '../../terms/numbers.ts';

/** MEMORY_OPT_ALLREDUCE_SIZE, runtime/engine.py:151. */
const BUCKET_ELEMENTS = 500_000_000;

export function allReduceGradients(net: Network): void {
  const { tape } = net;
  let elements = 0;
  let tensors = 0;
  const flush = (width: number): void => {
    if (tensors > 1) tape.touch(elements, width, TERM.reduceFlatten);
    elements = 0;
    tensors = 0;
  };
  let width = net.width;
  for (const parameter of net.named()) {
    if (!parameter.needsGrad) continue;
    parameter.gradient ??= tape.loose(parameter.elements, parameter.width, TERM.gradients);
    width = parameter.width;
    elements += parameter.elements;
    tensors++;
    if (elements > BUCKET_ELEMENTS) flush(width);
  }
  flush(width);
}
