/** ZeRO stage 3: DeepSpeedZeroOptimizer_Stage3 of runtime/zero/stage3.py. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { ZeroSettings } from '../../settings/zero.ts';
import { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Engine, EngineContext } from '../engine.ts';
import { OptimizerStates } from '../optimizer.ts';
import { Coordinator } from './coordinator.ts';
import { HostOptimizer } from './host-optimizer.ts';
import { state } from './partition-state.ts';
import type { Partitioner } from './partitioner.ts';
import { ReduceBucket } from './reduce-bucket.ts';
import { groupsOnGpu, type SubGroup, subGroups } from './sub-groups.ts';

export class Zero3 implements Engine {
  private readonly net: Network;
  private readonly context: EngineContext;
  private readonly partitioner: Partitioner;
  private readonly trained: readonly Parameter[];
  private readonly gpuGroups: readonly SubGroup[];
  private readonly hostGroups: readonly SubGroup[];
  private readonly states: ReadonlyMap<SubGroup, OptimizerStates>;
  private readonly hostOptimizer: HostOptimizer | null;
  private readonly coordinator: Coordinator;
  private readonly bucket: ReduceBucket;
  /** Bytes of an element of the trained weights: 4 for adapters made after zero.Init, whatever the model's type. */
  private readonly trainedWidth: number;
  private boundary = true;

  constructor(context: EngineContext, partitioner: Partitioner) {
    const { net, zero, ranks, optimizer, width } = context;
    const { tape } = net;
    this.net = net;
    this.context = context;
    this.partitioner = partitioner;
    const all = net.named();
    for (const parameter of all) if (parameter.zero === null) partitioner.partition(parameter);
    markPersistent(all, zero);
    net.modules.forEach((module, index) => {
      module.index = index;
    });
    this.trained = all.filter((parameter) => parameter.needsGrad);
    this.trainedWidth = this.trained[0]?.width ?? width;
    const groups = subGroups(this.trained, zero.subGroup);
    const offloads = zero.offloadOptimizer.device !== 'none';
    this.gpuGroups = groupsOnGpu(groups, offloads, zero.offloadOptimizer.ratio);
    this.hostGroups = groups.slice(this.gpuGroups.length);
    const elements = groups.reduce((sum, group) => sum + group.elements, 0);
    this.flattenPartitions(partitioner, elements);
    this.hostOptimizer = offloads ? new HostOptimizer(context, this.hostGroups) : null;
    this.allocateMasters();
    this.states = new Map(this.gpuGroups.map((group) => [group, new OptimizerStates(tape, optimizer)]));
    this.bucket = this.allocateGradients(elements);
    this.registerHooks();
    this.coordinator = new Coordinator(net, zero, ranks, all, {
      reduceLeaf: (parameters) => {
        for (const parameter of parameters) this.reduce(parameter);
      },
      keepSecondary: (parameter) => partitioner.keepSecondary(parameter),
      watcher: context.watcher ?? null,
    });
    net.touch = (parameter) => this.coordinator.touch(parameter);
    net.run = (module, inputs, body) => this.coordinator.run(module, inputs, body);
  }

  /** Partitions move into one flat buffer by way of the CPU (`defragment`, zero/utils.py:234), or into pinned CPU memory. */
  private flattenPartitions(partitioner: Partitioner, elements: number): void {
    const { tape } = this.net;
    const { host, zero } = this.context;
    const offload = zero.offloadParameters;
    const bytes = elements * this.trainedWidth;
    if (offload.device === 'none') {
      host.allocate(bytes, 'cpu-staging');
      for (const parameter of this.trained) partitioner.releasePartition(state(parameter));
      this.net.dropGarbage();
      tape.allocator.emptyCache();
      const flat = tape.loose(elements, this.trainedWidth, TERM.weightPartition);
      host.free(bytes, 'cpu-staging');
      for (const parameter of this.trained) {
        const known = state(parameter);
        known.partition = new Tensor(tape.hold(flat.storage), known.share, this.trainedWidth);
      }
      return;
    }
    this.net.dropGarbage();
    const kept = offload.device === 'nvme' ? Math.min(elements, offload.maxInCpu) : elements;
    // Pinned whatever pin_memory says (stage3.py:906).
    host.movePinned(kept * this.trainedWidth, 'cpu-weights', true);
    for (const parameter of this.trained) partitioner.releaseHost(state(parameter));
  }

  private allocateMasters(): void {
    const { tape } = this.net;
    const { masterWidth } = this.context.precision;
    this.hostOptimizer?.allocateMasters();
    for (const { elements } of this.gpuGroups) {
      const converted =
        this.trainedWidth === masterWidth ? null : tape.loose(elements, masterWidth, TERM.initTemporaries);
      tape.loose(elements, masterWidth, TERM.masterWeights);
      if (converted !== null) tape.release(converted.storage);
    }
  }

  /** Zero gradients for the first states, of the largest sub group; then the bucket and the gradient partition (stage3.py:780-795, 1301-1371). */
  private allocateGradients(elements: number): ReduceBucket {
    const { tape } = this.net;
    const { width, precision } = this.context;
    const { hostOptimizer } = this;
    const onGpu = this.gpuGroups.reduce((sum, group) => sum + group.elements, 0);
    if (hostOptimizer !== null) {
      // Partial offload keeps the fp32 gradients of the GPU's groups there.
      tape.loose(onGpu, precision.masterWidth, TERM.stepGradients);
      return hostOptimizer.allocateGradients(() => new ReduceBucket(this.context), elements, width);
    }
    const largest = Math.max(0, ...this.gpuGroups.map((group) => group.elements));
    tape.touch(largest, precision.masterWidth, TERM.initTemporaries);
    const bucket = new ReduceBucket(this.context);
    tape.loose(elements, precision.gradientWidth, TERM.gradientPartition);
    return bucket;
  }

  /** Each parameter is gathered once to register its hook (stage3.py:1502-1531). */
  private registerHooks(): void {
    const { tape } = this.net;
    const { ranks, zero } = this.context;
    for (const parameter of this.trained) {
      const { share } = state(parameter);
      const whole = tape.loose(share * ranks, this.trainedWidth, TERM.gatheredWeights);
      if (zero.offloadParameters.device !== 'none') tape.touch(share, this.trainedWidth, TERM.gatherBuffer);
      tape.release(whole.storage);
      parameter.whenGradientIsReady = (ready) => {
        if (!ready.inLeaf) this.reduce(ready);
      };
    }
  }

  private reduce(parameter: Parameter): void {
    // Experts that no token went to get a gradient of zeros (stage3.py:1543).
    parameter.gradient ??= this.net.tape.loose(parameter.elements, parameter.width, TERM.gradients);
    this.bucket.add(parameter, this.boundary);
  }

  beforeForward(): void {
    this.coordinator.beginMicroStep();
  }

  setBoundary(boundary: boolean): void {
    this.boundary = boundary;
  }

  afterBackward(boundary: boolean): void {
    this.bucket.flush(boundary);
    this.coordinator.endBackward();
  }

  step(): void {
    this.coordinator.releaseAll();
    for (const module of this.net.modules) module.applied = 0;
    if (this.hostOptimizer === null) {
      for (const parameter of this.trained) this.net.tape.touch(state(parameter).share, 8, TERM.gradientNorm);
    }
    for (const group of this.gpuGroups) this.updateGroup(group);
    for (const group of this.hostGroups) {
      const onGpu = this.context.zero.offloadParameters.device === 'none';
      this.hostOptimizer?.step(group, onGpu, this.trainedWidth);
    }
    this.coordinator.gatherPersistent();
    for (const parameter of this.trained) this.partitioner.dropSecondary(parameter);
  }

  /** Flatten, fp32 copy, update (stage3.py:2873-2931). Partial offload has the fp32 gradient already. */
  private updateGroup(group: SubGroup): void {
    const { tape } = this.net;
    const { gradientWidth, masterWidth } = this.context.precision;
    const { elements, parameters } = group;
    const states = this.states.get(group);
    if (this.hostOptimizer !== null) {
      states?.step([elements]);
      return;
    }
    const flat = parameters.length > 1 ? tape.loose(elements, gradientWidth, TERM.stepGradients) : null;
    const wide = gradientWidth === masterWidth ? flat : tape.loose(elements, masterWidth, TERM.stepGradients);
    if (flat !== null && flat !== wide) tape.release(flat.storage);
    states?.step([elements]);
    if (wide !== null) tape.release(wide.storage);
  }
}

/** mark_persistent_parameters (parameter_offload.py:268): small ones, as long as all of them together stay under a limit. */
function markPersistent(parameters: readonly Parameter[], zero: ZeroSettings): void {
  let together = 0;
  parameters.forEach((parameter, index) => {
    parameter.index = index;
    const { elements } = parameter;
    if (elements > zero.persistenceThreshold || together + elements > zero.persistenceLimit) return;
    state(parameter).persistent = true;
    together += elements;
  });
}
