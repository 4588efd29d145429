/** What the known estimators say to the same rows. */
import { estimateZero2, estimateZero3 } from '../../core/memory/deepspeed-estimator.ts';
import type { MeasuredRow } from './rows.ts';

/** Mean absolute error of EleutherAI's calc_transformer_mem.py on the 127 rows, as their README states it. */
export const ELEUTHER_MEAN = 0.83;

/** DeepSpeed's own figure for the GPU, bytes; null for stages it has no estimator for. One node of up to 8 GPUs, as its callers use it. */
export function deepSpeedGpuBytes(row: MeasuredRow): number | null {
  const zero = row.ds_config.zero_optimization ?? {};
  const onCpu = (key: string): boolean => {
    const section = zero[key];
    if (typeof section !== 'object' || section === null || !('device' in section)) return false;
    return section.device !== 'none';
  };
  const gpusPerNode = Math.min(8, row.world_size);
  const hardware = { gpusPerNode, nodes: Math.ceil(row.world_size / gpusPerNode) };
  if (zero.stage === 1 || zero.stage === 2) {
    return estimateZero2({ ...hardware, totalParams: row.params, cpuOffload: onCpu('offload_optimizer') }).gpuBytes;
  }
  if (zero.stage !== 3) return null;
  return estimateZero3({
    ...hardware,
    totalParams: row.params,
    largestLayerParams: row.largest_layer_params,
    cpuOffload: onCpu('offload_optimizer'),
    cpuOffloadParams: onCpu('offload_param'),
    zeroInit: true,
  }).gpuBytes;
}

/** Signed errors against peak_allocated, as shares. */
export function deepSpeedErrors(rows: readonly MeasuredRow[]): number[] {
  return rows.flatMap((row) => {
    const predicted = deepSpeedGpuBytes(row);
    const measured = row.bytes.peak_allocated;
    return predicted === null || measured === undefined ? [] : [(predicted - measured) / measured];
  });
}
