/** Memory of one side of a config on every target: the replay where the model is known, else how large a model could be. */
import type { Target } from '../hardware/target.ts';
import { estimate } from '../memory/estimate.ts';
import { modelStatesEstimate, NOT_IN_MODEL_STATES } from '../memory/model-states.ts';
import type { MemoryEstimate } from '../memory/result.ts';
import type { Json } from '../memory/settings/read.ts';
import { type Verdict, verdictOf } from '../memory/verdict.ts';
import { effective } from './effective.ts';
import type { Memory, PhaseMemory } from './outcome.ts';
import type { Side } from './side.ts';
import type { KnownWorkload } from './workload.ts';

export interface Estimated {
  readonly memory: Memory;
  readonly verdict: Verdict;
}

/** One function per side; runs of the same shape are replayed once. null: nothing can be said without a model. */
export function memoryOf(side: Side, workload: KnownWorkload | null): (target: Target) => Estimated | null {
  const known = new Map<string, MemoryEstimate | null>();
  return (target) => {
    if (workload === null || side.document.root === null) return null;
    const key = `${target.worldSize}/${target.gpusPerNode}`;
    const before = known.get(key);
    const found = before === undefined ? replay(side, workload, target, side.resolved(target.worldSize)) : before;
    known.set(key, found);
    if (found === null) return null;
    const verdict = verdictOf(found, target);
    return { memory: memory(found, target, verdict), verdict };
  };
}

const ASSUMED_TOKENS = 2048;

/** null: it cannot be estimated. `config`: every "auto" resolved. */
export function replay(side: Side, workload: KnownWorkload, target: Target, config: Json): MemoryEstimate | null {
  const { microBatch, accumulation: written } = effective(config);
  const { run } = workload;
  const accumulation = run.accumulation ?? written;
  const common = {
    worldSize: target.worldSize,
    gpusPerNode: target.gpusPerNode,
    clientOptimizer: run.clientOptimizer ?? null,
    config,
    ...(accumulation === null ? {} : { gradientAccumulationSteps: accumulation }),
  };
  if (workload.model.kind === 'config') {
    const found = estimate({
      ...common,
      model: { kind: 'config', config: workload.model.config },
      microBatch: run.microBatch ?? microBatch ?? 1,
      sequenceLength: run.sequenceLength ?? ASSUMED_TOKENS,
      gradientCheckpointing: run.gradientCheckpointing ?? false,
      attention: run.attention ?? 'sdpa',
      lora: run.lora ?? null,
      ...(run.frozen === undefined ? {} : { frozen: run.frozen }),
      ...(run.extraParameters === undefined ? {} : { extraParameters: run.extraParameters }),
      ...(run.images === undefined ? {} : { images: run.images }),
    });
    if (!('error' in found))
      return { ...found, assumptions: [...found.assumptions, ...assumed(workload, microBatch), ...side.assumptions] };
    if (workload.parameters === null) return null;
    const states = modelStatesEstimate({
      ...common,
      params: workload.parameters,
      largestLayer: workload.largestLayer ?? 0,
    });
    return { ...states, assumptions: [found.error, ...states.assumptions, ...side.assumptions] };
  }
  return modelStatesEstimate({ ...common, params: workload.model.params, largestLayer: workload.model.largestLayer });
}

/** What nobody says and the estimate needs. */
function assumed({ run }: KnownWorkload, microBatch: number | null): readonly string[] {
  return [
    run.microBatch === undefined && microBatch === null ? 'micro batch 1: neither the config nor the policy says' : '',
    run.sequenceLength === undefined
      ? `${ASSUMED_TOKENS} tokens a sample: the policy does not say (\`sequence_length\`)`
      : '',
    run.gradientCheckpointing === undefined
      ? 'no gradient checkpointing: the policy does not say (`gradient_checkpointing`)'
      : '',
    run.attention === undefined ? 'attention sdpa, the default of Transformers' : '',
  ].filter((sentence) => sentence !== '');
}

function memory(found: MemoryEstimate, target: Target, verdict: Verdict): Memory {
  const missing = found.assumptions.includes(NOT_IN_MODEL_STATES)
    ? ['activations', 'logits', "the allocator's rounding and fragmentation"]
    : [];
  return {
    fit: verdict.fit,
    gpuBytes: found.gpu.peak_reserved + target.gpu.context.bytes,
    gpuAllocatedBytes: Math.max(found.gpu.peak_allocated, found.gpu.peak_init) + target.gpu.context.bytes,
    gpuContextBytes: target.gpu.context.bytes,
    cpuPerNodeBytes: found.cpu.per_node,
    nvmePerNodeBytes: found.nvme.per_node,
    phases: found.phases.map(
      (phase): PhaseMemory => ({
        phase: phase.phase,
        bytes: phase.peakBytes,
        terms: phase.terms.map((term) => ({ ...term, source: sourceOf(found, phase.phase, term.term) })),
      }),
    ),
    confidence: found.confidence,
    assumptions: found.assumptions.filter((sentence) => sentence !== NOT_IN_MODEL_STATES),
    missing,
  };
}

function sourceOf(found: MemoryEstimate, phase: string, term: string): string {
  const exact = found.terms.find((one) => one.term === term && one.phase === phase && one.where === 'gpu');
  return (exact ?? found.terms.find((one) => one.term === term))?.source ?? '';
}
