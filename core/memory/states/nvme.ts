/** Bytes that one rank keeps on the NVMe of its node. */
import { type Moment, part } from './moments.ts';
import { type StateSizes, stateBytesPerElement } from './sizes.ts';

/** fp32 master, gradient and optimizer states of the own partition; half-precision weights beyond what stays in CPU memory. */
export function nvmeStates({ zero, width, part: own, weightPart, optimizer }: StateSizes): Moment {
  const parts = [];
  if (zero.stage === 3 && zero.offloadOptimizer.device === 'nvme') {
    parts.push(part('nvme-optimizer', (4 + 4 + stateBytesPerElement(optimizer)) * own));
  }
  if (zero.offloadParameters.device === 'nvme') parts.push(part('nvme-weights', width * weightPart));
  return parts;
}
