/**
 * What one optimizer step moves: between ranks, over PCIe between GPU and CPU, and to and from NVMe. From the formulas of the ZeRO papers,
 * per accumulation step where DeepSpeed moves it then. Bytes; a volume, not a time: how much of it hides behind computation is not said.
 */
import { type StateSizes, type StatesInput, stateBytesPerElement, stateSizes } from './states/sizes.ts';

export interface Volume {
  readonly bytes: number;
  /** With Ψ = parameters, Ψt = trainable ones, e = bytes of a weight, a = accumulation steps, N = ranks. Empty where nothing is moved. */
  readonly formula: string;
  readonly source: string;
}

export interface Traffic {
  /** Sent by one rank in a step. */
  readonly communication: Volume;
  /** Between the GPUs of one node and its CPU memory in a step. */
  readonly pcie: Volume;
  /** Read and written on one node in a step. */
  readonly nvme: Volume;
  readonly accumulationSteps: number;
}

const ZERO = 'ZeRO (Rajbhandari et al. 2020), section 7';
const ZERO_PLUS_PLUS = 'ZeRO++ (Wang et al. 2023), section 3';
const OFFLOAD = 'ZeRO-Offload (Ren et al. 2021), section 4';
const INFINITY = 'ZeRO-Infinity (Rajbhandari et al. 2021), sections 3 to 5';
const NONE: Volume = { bytes: 0, formula: '', source: '' };

export function trafficOf(input: StatesInput): Traffic {
  const sizes = stateSizes(input);
  return {
    communication: communication(sizes),
    pcie: pcie(sizes),
    nvme: nvme(sizes),
    accumulationSteps: sizes.accumulationSteps,
  };
}

function communication({ zero, ranks, width, params, trainable, accumulationSteps: steps }: StateSizes): Volume {
  if (ranks === 1) return NONE;
  const ring = (ranks - 1) / ranks;
  const volume = (elements: number, formula: string, source: string): Volume => ({
    bytes: Math.round(width * elements * ring),
    formula: `e (${formula}) (N - 1) / N`,
    source,
  });
  switch (zero.stage) {
    case 0:
      return volume(2 * trainable, '2 Ψt: all-reduce of gradients', ZERO);
    case 1:
      return volume(2 * trainable, 'Ψt reduce-scatter + Ψt all-gather', ZERO);
    case 2:
      return volume(trainable * steps + trainable, 'a Ψt reduce-scatter + Ψt all-gather', ZERO);
    case 3: {
      const forward = zero.quantizedWeights ? 1 / width : 1;
      // hpZ gathers for backward from the ranks of the node, each of which holds a whole copy between them.
      const backward = zero.secondaryPartition > 1 ? 0 : forward;
      const gathers = steps * params * (forward + backward);
      if (!zero.quantizedWeights && zero.secondaryPartition === 1) {
        return volume(gathers + steps * trainable, 'a (2 Ψ all-gather + Ψt reduce-scatter)', ZERO);
      }
      const parts = `a (${zero.quantizedWeights ? 'Ψ / e' : 'Ψ'} in forward, ${backward === 0 ? 'none across nodes' : 'the same'} in backward, + Ψt reduce-scatter)`;
      return volume(gathers + steps * trainable, parts, ZERO_PLUS_PLUS);
    }
  }
}

function pcie({ zero, ranksPerNode, width, part, weightPart, accumulationSteps: steps }: StateSizes): Volume {
  const optimizer = zero.offloadOptimizer.device !== 'none';
  const weights = zero.offloadParameters.device !== 'none';
  if (!optimizer && !weights) return NONE;
  const gradientsDown = optimizer ? width * part * steps : 0;
  const weightsUp = optimizer && !weights ? width * part : 0;
  const gathered = weights ? 2 * width * weightPart * steps : 0;
  const formula = [
    ...(optimizer ? ['a e Ψt gradients to the CPU'] : []),
    ...(weightsUp > 0 ? ['e Ψt weights back'] : []),
    ...(weights ? ['2 a e Ψ weights to the GPUs for forward and backward'] : []),
  ].join(' + ');
  return {
    bytes: ranksPerNode * (gradientsDown + weightsUp + gathered),
    formula: `(${formula}) × ranks of the node / N`,
    source: weights ? INFINITY : OFFLOAD,
  };
}

function nvme({
  zero,
  ranksPerNode,
  width,
  part,
  weightPart,
  optimizer,
  accumulationSteps: steps,
}: StateSizes): Volume {
  const states = zero.stage === 3 && zero.offloadOptimizer.device === 'nvme';
  const weights = zero.offloadParameters.device === 'nvme';
  if (!states && !weights) return NONE;
  const perElement = 4 + stateBytesPerElement(optimizer);
  // fp32 gradients are written once and read once; master weights and states are read and written.
  const optimizerBytes = states ? (2 * perElement + 8) * part : 0;
  const weightBytes = weights ? (2 * steps + 1) * width * weightPart : 0;
  const formula = [
    ...(states ? [`${2 * perElement} Ψt master weights and states read and written + 8 Ψt gradients`] : []),
    ...(weights ? ['2 a e Ψ weights read + e Ψ written'] : []),
  ].join(' + ');
  return {
    bytes: ranksPerNode * (optimizerBytes + weightBytes),
    formula: `(${formula}) × ranks of the node / N`,
    source: INFINITY,
  };
}

export interface TrafficChange {
  readonly what: keyof Omit<Traffic, 'accumulationSteps'>;
  readonly base: Volume;
  readonly head: Volume;
  /** Head over base; null where the base moves nothing. 1 where neither moves anything. */
  readonly factor: number | null;
}

/** What a change of config does to each kind of traffic; unchanged ones are left out. */
export function compareTraffic(base: Traffic, head: Traffic): readonly TrafficChange[] {
  return (['communication', 'pcie', 'nvme'] as const)
    .map((what): TrafficChange => {
      const [before, after] = [base[what], head[what]];
      const factor = before.bytes === after.bytes ? 1 : before.bytes === 0 ? null : after.bytes / before.bytes;
      return { what, base: before, head: after, factor };
    })
    .filter((change) => change.factor !== 1);
}
