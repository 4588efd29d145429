/**
 * DeepSpeed's own estimate of model states, reproduced to the byte, its roundings included: shown beside ours, because people know it.
 * It knows no activations, no buckets and no real buffer of the engine, which is why it differs from what a run takes.
 */
export interface DeepSpeedEstimate {
  /** Bytes of CPU memory per node. */
  readonly cpuBytes: number;
  /** Bytes per GPU. */
  readonly gpuBytes: number;
}

export interface EstimatorHardware {
  readonly gpusPerNode?: number;
  readonly nodes?: number;
  /** DeepSpeed's own safety factor on CPU memory; 1.5. */
  readonly additionalBufferFactor?: number;
}

export interface Zero2Input extends EstimatorHardware {
  /** Elements. */
  readonly totalParams: number;
  readonly cpuOffload?: boolean;
}

export interface Zero3Input extends EstimatorHardware {
  /** Elements. */
  readonly totalParams: number;
  /** Elements of the largest module by its own parameters. */
  readonly largestLayerParams: number;
  readonly cpuOffload?: boolean;
  readonly cpuOffloadParams?: boolean;
  readonly zeroInit?: boolean;
}

export const ZERO2_SOURCE = 'deepspeed/runtime/zero/stage_1_and_2.py:4017';
export const ZERO3_SOURCE = 'deepspeed/runtime/zero/stage3.py:4016';

/** `estimate_zero2_model_states_mem_needs`. Products are taken in Python's order, so that the roundings of doubles agree. */
export function estimateZero2(input: Zero2Input): DeepSpeedEstimate {
  const { totalParams, gpusPerNode = 1, nodes = 1, cpuOffload = true, additionalBufferFactor = 1.5 } = input;
  const gpus = nodes * gpusPerNode;
  if (cpuOffload) {
    return {
      cpuBytes: Math.trunc(totalParams * Math.max(4 * gpus, 16) * additionalBufferFactor),
      gpuBytes: 2 * totalParams,
    };
  }
  return {
    cpuBytes: Math.trunc(totalParams * 4 * gpusPerNode * additionalBufferFactor),
    gpuBytes: 2 * totalParams + Math.trunc((18 * totalParams) / gpus),
  };
}

/** `estimate_zero3_model_states_mem_needs`. */
export function estimateZero3(input: Zero3Input): DeepSpeedEstimate & { readonly largestLayerBytes: number } {
  const { totalParams, largestLayerParams, gpusPerNode = 1, nodes = 1, additionalBufferFactor = 1.5 } = input;
  const { cpuOffload = true, cpuOffloadParams = true, zeroInit = true } = input;
  const gpus = nodes * gpusPerNode;
  const nodeShare = 1 / nodes;
  const largestLayerBytes = 4 * largestLayerParams;
  const offloaded = (bytesPerParam: number): number => {
    const perParam = bytesPerParam * nodeShare;
    // With zero.Init Python multiplies the count first, without it the maximum first.
    const states = zeroInit
      ? totalParams * bytesPerParam * nodeShare
      : totalParams * Math.max(4 * gpusPerNode, perParam);
    return Math.trunc(states * additionalBufferFactor);
  };
  if (cpuOffload && cpuOffloadParams)
    return { cpuBytes: offloaded(18), gpuBytes: largestLayerBytes, largestLayerBytes };
  if (cpuOffload) {
    return {
      cpuBytes: offloaded(16),
      gpuBytes: largestLayerBytes + Math.trunc((2 * totalParams) / gpus),
      largestLayerBytes,
    };
  }
  const loaded = zeroInit ? largestLayerParams * 4 * gpusPerNode : totalParams * 4 * gpusPerNode;
  return {
    cpuBytes: Math.trunc(loaded * additionalBufferFactor),
    gpuBytes: largestLayerBytes + Math.trunc((18 * totalParams) / gpus),
    largestLayerBytes,
  };
}

export interface EstimatorRow extends DeepSpeedEstimate {
  /** As DeepSpeed prints it: `offload_param=cpu , offload_optimizer=cpu , zero_init=1`. */
  readonly options: string;
}

/** The rows that `estimate_zero3_model_states_mem_needs_all_cold` prints, in its order. */
export function zero3Table(
  input: Omit<Zero3Input, 'cpuOffload' | 'cpuOffloadParams' | 'zeroInit'>,
): readonly EstimatorRow[] {
  const offloads = [
    { cpuOffload: true, cpuOffloadParams: true },
    { cpuOffload: true, cpuOffloadParams: false },
    { cpuOffload: false, cpuOffloadParams: false },
  ];
  return offloads.flatMap((offload) =>
    [true, false].map((zeroInit) => {
      const { cpuBytes, gpuBytes } = estimateZero3({ ...input, ...offload, zeroInit });
      const device = (on: boolean): string => (on ? 'cpu ' : 'none');
      const options = `offload_param=${device(offload.cpuOffloadParams)}, offload_optimizer=${device(offload.cpuOffload)}, zero_init=${zeroInit ? 1 : 0}`;
      return { cpuBytes, gpuBytes, options };
    }),
  );
}

/** The rows that `estimate_zero2_model_states_mem_needs_all_cold` prints. */
export function zero2Table(input: Omit<Zero2Input, 'cpuOffload'>): readonly EstimatorRow[] {
  return [true, false].map((cpuOffload) => ({
    ...estimateZero2({ ...input, cpuOffload }),
    options: `offload_optimizer=${cpuOffload ? 'cpu ' : 'none'}`,
  }));
}

/** A row as DeepSpeed prints it: "   70.00GB |   0.25GB | …", its GB being 2^30 bytes. */
export function formatRow(row: EstimatorRow): string {
  return ` ${gib(row.cpuBytes).padStart(7)}GB | ${gib(row.gpuBytes).padStart(6)}GB | ${row.options}`;
}

/** Python's `:.2f`: a tie goes to the even digit, where toFixed goes up. Ties are odd eighths. */
function gib(bytes: number): string {
  const value = bytes / 2 ** 30;
  const tie = Number.isInteger(value * 8) && value % 0.25 !== 0;
  const hundredths = Math.floor(value * 100);
  return tie && hundredths % 2 === 0 ? (hundredths / 100).toFixed(2) : value.toFixed(2);
}
