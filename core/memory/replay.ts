/** One run from model building to the end of the last step, allocation by allocation. */

import { tokenIds } from '../models/families/blocks/inputs.ts';
import type { Family, ModelProgram } from '../models/families/family.ts';
import { Fields, ModelConfigProblem } from '../models/families/fields.ts';
import { familyOf, knownModelTypes } from '../models/families/index.ts';
import { CachingAllocator } from './allocator/caching-allocator.ts';
import { ExpandableAllocator } from './allocator/expandable-allocator.ts';
import { backward } from './autograd/backward.ts';
import { Graph } from './autograd/graph.ts';
import { createEngine } from './engines/create.ts';
import type { Engine, EngineContext } from './engines/engine.ts';
import { Partitioner } from './engines/zero3/partitioner.ts';
import type { Watcher } from './engines/zero3/watcher.ts';
import { HostMemory } from './host/host-memory.ts';
import { inContainer } from './model/container.ts';
import { addAdapters, castAdapters } from './model/lora.ts';
import { Network, type NetworkOptions } from './model/network.ts';
import type { Phase } from './result.ts';
import type { ResolvedRun } from './settings/resolved-run.ts';
import { PhasePeak } from './tape/phase-peak.ts';
import { Tape } from './tape/tape.ts';
import type { Tensor } from './tape/tensor.ts';
import { TERM, TERMS_ON_GPU } from './terms/numbers.ts';

/** Adam's states are made in the first step, prefetching begins in the second: from the third on nothing changes. */
const STEPS = 3;
/** More micro steps than this repeat what the ones before did. */
const MICRO_STEPS = 8;

export interface Replay {
  /** Elements of the model, adapters not counted. */
  readonly params: number;
  readonly trainable: number;
  readonly largestLayer: number;
  readonly modelOnGpu: number;
  readonly afterInit: number;
  /** Allocated when the last step is over. */
  readonly afterStep: number;
  /** The same for every step: nothing may stay behind from the second on. */
  readonly afterSteps: readonly number[];
  readonly peaks: Readonly<Record<Phase, PhasePeak>>;
  readonly peakReserved: number;
  readonly host: HostMemory;
  readonly measuredFamily: boolean;
  /** What the model takes for granted of the batch, each a sentence. */
  readonly assumes: readonly string[];
}

export function replay(run: ResolvedRun, watcher?: Watcher): Replay {
  const allocator = run.expandableSegments
    ? new ExpandableAllocator(run.deviceBytes)
    : new CachingAllocator(run.deviceBytes);
  const tape = new Tape(allocator, TERMS_ON_GPU);
  const host = new HostMemory();
  const fields = Fields.of(run.modelConfig);
  const type = fields.text('model_type', '');
  const family = familyOf(type);
  if (family === undefined) {
    if (type === '') throw new ModelConfigProblem('The model config has no model_type: such a model is not modelled.');
    throw new ModelConfigProblem(
      `The architecture ${JSON.stringify(type.slice(0, 60))} is not modelled: its activations are unknown. ${knownModelTypes().length} model types are, such as llama, qwen3, mixtral, deepseek_v3 and t5; parameters alone can be given as a count.`,
    );
  }
  // The process touches the GPU before it builds the model.
  tape.loose(1, 4, TERM.deviceBase);
  const graph = new Graph(tape);
  const net = new Network(graph, optionsFor(family, run.network));
  const partitioner = new Partitioner(tape, host, run.zero, run.ranks);
  if (run.zero.stage === 3) net.partition = (parameter) => partitioner.partition(parameter);
  const program = family.build(net, fields);
  if (run.extraParameters > 0) net.module('extra', [run.extraParameters]);
  const params = wholeModel(family, run, fields) ?? total(net.parameters.map((parameter) => parameter.elements));
  const largestLayer = Math.max(0, ...net.modules.map((module) => total(module.parameters.map((p) => p.elements))));
  if (run.network.lora !== null) addAdapters(net, run.network.lora);
  for (const parameter of net.parameters) {
    if (run.network.frozen.some((prefix) => parameter.name.includes(prefix))) parameter.needsGrad = false;
  }
  if (!net.parameters.some((parameter) => parameter.needsGrad)) {
    throw new ModelConfigProblem('Nothing is left to train: every parameter is frozen.');
  }
  const modelOnGpu = allocator.allocated;
  const peaks = phasePeaks();
  tape.enter(peaks.init);
  if (run.network.lora !== null && run.zero.stage !== 3) castAdapters(net, net.width);
  tape.loose(1, 4, TERM.deviceBase);
  const context: EngineContext = { ...run, net, host, width: run.network.width, ...(watcher ? { watcher } : {}) };
  const engine = createEngine(context, partitioner);
  const afterInit = allocator.allocated;
  tape.close();
  host.endInit();
  const afterSteps = train(run, engine, net, peaks, program);
  return {
    params,
    trainable: total(net.parameters.filter((p) => p.needsGrad).map((parameter) => parameter.elements)),
    largestLayer,
    modelOnGpu,
    afterInit,
    afterStep: allocator.allocated,
    afterSteps,
    peaks,
    peakReserved: allocator.peakReserved,
    host,
    measuredFamily: family.measured,
    assumes: program.assumes ?? [],
  };
}

function optionsFor(family: Family, options: NetworkOptions): NetworkOptions {
  return family.eagerOnly && options.attention === 'sdpa' ? { ...options, attention: 'eager' } : options;
}

/** With tensor parallelism a rank builds its share; the model's size is that of all shares together. */
function wholeModel(family: Family, run: ResolvedRun, fields: Fields): number | null {
  if (run.network.tensorParallel === 1) return null;
  if (!family.sharded) {
    throw new ModelConfigProblem(`Tensor parallelism is not modelled for ${family.modelTypes.join(', ')}.`);
  }
  const tape = new Tape(new CachingAllocator(), TERMS_ON_GPU);
  const net = new Network(new Graph(tape), { ...run.network, tensorParallel: 1 });
  family.build(net, fields);
  return total(net.parameters.map((parameter) => parameter.elements));
}

function phasePeaks(): Record<Phase, PhasePeak> {
  const make = (): PhasePeak => new PhasePeak(TERMS_ON_GPU);
  return { init: make(), forward: make(), backward: make(), step: make(), 'between-steps': make() };
}

function train(
  run: ResolvedRun,
  engine: Engine,
  net: Network,
  peaks: Record<Phase, PhasePeak>,
  program: ModelProgram,
): number[] {
  const { tape, graph } = net;
  if (!program.withoutTokens) {
    tokenIds(net);
    // attention_mask and labels
    tape.loose(net.tokens, 8, TERM.inputs);
    tape.loose(net.tokens, 8, TERM.inputs);
  }
  program.makeInputs?.();
  const microSteps = Math.min(run.gradientAccumulation, MICRO_STEPS);
  const afterSteps: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    for (let micro = 0; micro < microSteps; micro++) {
      const boundary = micro === microSteps - 1;
      engine.setBoundary(boundary);
      tape.enter(peaks.forward);
      engine.beforeForward();
      const mark = tape.depth;
      tape.term = TERM.activations;
      const model = (): Tensor => inContainer(net, program, 'program', [], () => tape.frame(() => program.forward()));
      const loss = run.network.lora === null ? model() : inContainer(net, program, 'adapted', [], model);
      tape.enter(peaks.backward);
      tape.term = TERM.activationGradients;
      backward(graph, loss);
      tape.unwind(mark, null);
      engine.afterBackward(boundary);
      tape.enter(peaks.step);
      if (boundary) engine.step();
      tape.close();
    }
    afterSteps.push(tape.allocator.allocated);
  }
  tape.enter(peaks['between-steps']);
  tape.close();
  return afterSteps;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
