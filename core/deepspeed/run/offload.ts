import type { ConfigView } from '../../rules/view.ts';
import { perView } from './per-view.ts';

export type OffloadDevice = 'none' | 'cpu' | 'nvme';

/** Where the block sends its tensors; `none` without the block. The deprecated `cpu_offload` keys are followed. */
export function offloadDevice(view: ConfigView, block: 'offload_optimizer' | 'offload_param'): OffloadDevice {
  return devices(view)[block];
}

const devices = perView((view) => ({
  offload_optimizer: deviceOf(view, 'offload_optimizer'),
  offload_param: deviceOf(view, 'offload_param'),
}));

function deviceOf(view: ConfigView, block: 'offload_optimizer' | 'offload_param'): OffloadDevice {
  const device = view.setting('zero_optimization', block, 'device');
  return device === 'cpu' || device === 'nvme' ? device : 'none';
}

/** Whether a CPU optimizer is built: deepspeed/runtime/engine.py zero_use_cpu_optimizer, at any stage. */
export function usesCpuOptimizer(view: ConfigView): boolean {
  return offloadDevice(view, 'offload_optimizer') !== 'none';
}
