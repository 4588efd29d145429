/** Does a run fit a target? One verdict with its reason, from an estimate and what the hardware has to give. Bytes. */
import type { Target } from '../hardware/target.ts';
import type { MemoryEstimate, Phase } from './result.ts';

export type Fit = 'fits' | 'tight' | 'does-not-fit' | 'unknown';

/** The scarce resource and, where it is the GPU, the fullest phase and its largest term. */
export interface Shortage {
  readonly resource: 'gpu' | 'cpu' | 'nvme';
  /** Bytes missing; 0 where it is only tight. */
  readonly shortBytes: number;
  readonly neededBytes: number;
  readonly availableBytes: number;
  readonly phase: Phase | null;
  readonly term: string | null;
}

export type Verdict =
  | { readonly fit: 'fits'; readonly code: 'fits'; readonly message: string }
  | {
      readonly fit: 'tight';
      readonly code: 'reserved-over-card' | 'reserved-near-card' | 'cpu-nearly-full';
      readonly shortage: Shortage;
      /** The caching allocator's fragmentation decides: expandable segments can help. */
      readonly expandableSegmentsHelp: boolean;
      readonly message: string;
    }
  | {
      readonly fit: 'does-not-fit';
      readonly code: 'gpu-too-small' | 'cpu-too-small' | 'nvme-too-small';
      readonly shortage: Shortage;
      readonly message: string;
    }
  | {
      readonly fit: 'unknown';
      readonly code: 'activations-unknown' | 'cpu-unknown' | 'nvme-unknown';
      readonly message: string;
    };

/** The kernel, other processes and the loader's workers want some of a node's memory too: above this share it is tight. Assumed. */
const CPU_SHARE = 0.95;
/**
 * How far what the allocator really held was above the replay, at most, on the measured runs: at stage 3 blocks of gathered weights wait for
 * events of another stream, and with parameters on the CPU all the longer; elsewhere a block of fp32 logits may find no cached one. So much room
 * makes `fits` of `tight`.
 */
const RESERVED_DOUBT = { offloadedParameters: 0.3, zero3: 0.08, other: 0.07 } as const;

/** Share of the reserved bytes that may come on top. */
export function reservedDoubt(zero3: boolean, parametersOffloaded: boolean): number {
  if (!zero3) return RESERVED_DOUBT.other;
  return parametersOffloaded ? RESERVED_DOUBT.offloadedParameters : RESERVED_DOUBT.zero3;
}

/** Without offload a rank's CPU memory is libraries and staging: less than this says nothing about a node whose memory is unknown. */
const CPU_NEEDS_SAYING = 16 * 2 ** 30;

/**
 * What is sure to fail comes first (also where other things are unknown), then what is unknown, then what is tight.
 * GPU: allocated peak + context against the card decides failure; reserved + context (`gpu.total`) decides between fits and tight.
 */
export function verdictOf(estimate: MemoryEstimate, target: Target): Verdict {
  const failure = gpuFailure(estimate, target) ?? nodeFailure(estimate, target);
  if (failure !== null) return failure;
  return (
    unknownOf(estimate, target) ??
    tightness(estimate, target) ?? {
      fit: 'fits',
      code: 'fits',
      message: `fits with ${gib(headroom(estimate, target))} GiB to spare`,
    }
  );
}

/** Fits in all that the target states: CPU memory that it does not state rules nothing out, the verdict then says how much is needed. */
export function fitsWhatIsKnown(estimate: MemoryEstimate, target: Target): boolean {
  const cpu = target.cpu ?? { bytes: Number.MAX_SAFE_INTEGER, basis: 'assumed', source: 'not stated' };
  return verdictOf(estimate, { ...target, cpu }).fit === 'fits';
}

/** Bytes of the card that the run leaves free; negative where it does not fit. */
export function headroom(estimate: MemoryEstimate, target: Target): number {
  return target.gpu.usableBytes - estimate.gpu.peak_reserved;
}

function gpuFailure(estimate: MemoryEstimate, target: Target): Verdict | null {
  const worst = fullestPhase(estimate);
  const needed = worst.bytes + target.gpu.context.bytes;
  const shortBytes = needed - target.gpu.totalBytes;
  if (shortBytes <= 0) return null;
  const shortage: Shortage = {
    resource: 'gpu',
    shortBytes,
    neededBytes: needed,
    availableBytes: target.gpu.totalBytes,
    phase: worst.phase,
    term: worst.term,
  };
  const place = worst.phase === 'init' ? 'already in deepspeed.initialize' : `in ${worst.phase}`;
  return { fit: 'does-not-fit', code: 'gpu-too-small', shortage, message: `${gib(shortBytes)} GiB short, ${place}` };
}

function nodeFailure(estimate: MemoryEstimate, target: Target): Verdict | null {
  for (const resource of ['cpu', 'nvme'] as const) {
    const available = target[resource];
    const needed = estimate[resource].per_node;
    if (available === null || needed <= available.bytes) continue;
    const shortage: Shortage = {
      resource,
      shortBytes: needed - available.bytes,
      neededBytes: needed,
      availableBytes: available.bytes,
      phase: null,
      term: largestTerm(estimate, resource),
    };
    const name = resource === 'cpu' ? 'CPU memory' : 'NVMe';
    return {
      fit: 'does-not-fit',
      code: `${resource}-too-small`,
      shortage,
      message: `${gib(shortage.shortBytes)} GiB of ${name} short per node`,
    };
  }
  return null;
}

function unknownOf(estimate: MemoryEstimate, target: Target): Verdict | null {
  if (estimate.gpu.peak_forward === null || estimate.gpu.peak_backward === null) {
    return {
      fit: 'unknown',
      code: 'activations-unknown',
      message: 'model states fit; activations are not known without the model',
    };
  }
  if (target.cpu === null && estimate.cpu.per_node > CPU_NEEDS_SAYING) {
    return {
      fit: 'unknown',
      code: 'cpu-unknown',
      message: `needs ${gib(estimate.cpu.per_node)} GiB of CPU memory per node; the target does not say how much it has (\`cpu_memory\`)`,
    };
  }
  if (target.nvme === null && estimate.nvme.per_node > 0) {
    return {
      fit: 'unknown',
      code: 'nvme-unknown',
      message: `needs ${gib(estimate.nvme.per_node)} GiB of NVMe per node; the target does not say how much it has`,
    };
  }
  return null;
}

function tightness(estimate: MemoryEstimate, target: Target): Verdict | null {
  const spare = headroom(estimate, target);
  if (spare < 0) {
    const worst = fullestPhase(estimate);
    const neededBytes = estimate.gpu.peak_reserved + target.gpu.context.bytes;
    const shortage: Shortage = {
      resource: 'gpu',
      shortBytes: -spare,
      neededBytes,
      availableBytes: target.gpu.totalBytes,
      phase: worst.phase,
      term: worst.term,
    };
    const message = `allocations fit, but the caching allocator reserves ${gib(-spare)} GiB more than the card has; PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True can help`;
    return { fit: 'tight', code: 'reserved-over-card', shortage, expandableSegmentsHelp: true, message };
  }
  const doubt = Math.ceil(estimate.gpu.peak_reserved * doubtOf(estimate));
  if (spare < doubt) {
    const worst = fullestPhase(estimate);
    const neededBytes = estimate.gpu.peak_reserved + target.gpu.context.bytes;
    const shortage: Shortage = {
      resource: 'gpu',
      shortBytes: 0,
      neededBytes,
      availableBytes: target.gpu.totalBytes,
      phase: worst.phase,
      term: worst.term,
    };
    const message = `${gib(spare)} GiB to spare, but the caching allocator was seen to reserve up to ${gib(doubt)} GiB more than the replay says; PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True can help`;
    return { fit: 'tight', code: 'reserved-near-card', shortage, expandableSegmentsHelp: true, message };
  }
  const { cpu } = target;
  if (cpu !== null && estimate.cpu.per_node > CPU_SHARE * cpu.bytes) {
    const shortage: Shortage = {
      resource: 'cpu',
      shortBytes: 0,
      neededBytes: estimate.cpu.per_node,
      availableBytes: cpu.bytes,
      phase: null,
      term: largestTerm(estimate, 'cpu'),
    };
    return {
      fit: 'tight',
      code: 'cpu-nearly-full',
      shortage,
      expandableSegmentsHelp: false,
      message: `CPU memory of the node is ${Math.floor((100 * estimate.cpu.per_node) / cpu.bytes)} % full`,
    };
  }
  return null;
}

/** ZeRO-3 shows in gathered weights (or in their partition, of one rank), offloaded parameters in their block of CPU memory. */
function doubtOf({ phases, terms }: MemoryEstimate): number {
  const zero3 = phases.some((phase) =>
    phase.terms.some(({ term }) => term === 'gathered-weights' || term === 'weight-partition'),
  );
  return reservedDoubt(
    zero3,
    terms.some(({ term }) => term === 'cpu-weights'),
  );
}

interface FullPhase {
  readonly phase: Phase;
  readonly bytes: number;
  readonly term: string | null;
}

function fullestPhase({ gpu, phases }: MemoryEstimate): FullPhase {
  const peaks: readonly (readonly [Phase, number])[] = [
    ['init', gpu.peak_init],
    ['forward', gpu.peak_forward ?? 0],
    ['backward', gpu.peak_backward ?? 0],
    ['step', gpu.peak_step],
  ];
  let worst: FullPhase = { phase: 'init', bytes: -1, term: null };
  for (const [phase, bytes] of peaks) if (bytes > worst.bytes) worst = { phase, bytes, term: null };
  // Without activations the states of forward and backward stand in peak_allocated alone.
  if (gpu.peak_allocated > worst.bytes) {
    const states = phases
      .filter(({ phase }) => phase === 'forward' || phase === 'backward')
      .sort((a, b) => b.peakBytes - a.peakBytes)[0];
    worst = { phase: states?.phase ?? 'backward', bytes: gpu.peak_allocated, term: null };
  }
  return { ...worst, term: phases.find(({ phase }) => phase === worst.phase)?.terms[0]?.term ?? null };
}

function largestTerm({ terms }: MemoryEstimate, where: 'cpu' | 'nvme'): string | null {
  const largest = terms.filter((term) => term.where === where).sort((a, b) => b.bytes - a.bytes)[0];
  return largest?.term ?? null;
}

function gib(bytes: number): string {
  const value = bytes / 2 ** 30;
  return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}
