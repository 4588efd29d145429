/** Gathers parameters before a module needs them and releases them after (zero/partitioned_param_coordinator.py:356-664, parameter_offload.py). */
import { identity } from '../../autograd/ops/elementwise.ts';
import type { Module } from '../../model/module.ts';
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { ZeroSettings } from '../../settings/zero.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { Gatherer } from './gatherer.ts';
import { ModuleOrder } from './order.ts';
import { state } from './partition-state.ts';
import type { Surroundings, Watcher } from './watcher.ts';

const GATHER_STREAM = 1;
/** More modules than any model calls. */
const MAX_MODULES = 2 ** 20;

export class Coordinator {
  private readonly net: Network;
  private readonly zero: ZeroSettings;
  private readonly gatherer: Gatherer;
  private readonly stream: number;
  private readonly parameters: readonly Parameter[];
  /** Calls of the micro step being recorded; null once an order is known. */
  private recording: Module[] | null = null;
  private order: ModuleOrder | null = null;
  private queuePosition = 0;
  private step = 0;
  /** Gathered elements, in flight or in use. */
  private live = 0;
  private readonly decisions = new Map<number, readonly Parameter[]>();
  private readonly inFlight = new Set<Parameter>();
  /** Modules whose backward is under way, by index, in order of entry. */
  private readonly inBackward = new Map<number, Module>();
  /** Modules whose forward is under way. */
  private readonly running: Module[] = [];
  private readonly reduceLeaf: (parameters: readonly Parameter[]) => void;
  private readonly keepSecondary: (parameter: Parameter) => void;
  private readonly watcher: Watcher | null;

  constructor(
    net: Network,
    zero: ZeroSettings,
    ranks: number,
    parameters: readonly Parameter[],
    { reduceLeaf, keepSecondary, watcher }: Surroundings,
  ) {
    this.reduceLeaf = reduceLeaf;
    this.keepSecondary = keepSecondary;
    this.watcher = watcher;
    this.net = net;
    this.zero = zero;
    this.gatherer = new Gatherer(net.tape, ranks, zero.quantizedWeights);
    this.stream = zero.overlap ? GATHER_STREAM : 0;
    this.parameters = parameters;
  }

  beginMicroStep(): void {
    this.watcher?.microStep();
    for (const parameter of [...this.inFlight]) {
      this.await(parameter);
      this.releaseIfUnused(parameter);
    }
    if (this.order === null) {
      if (this.recording === null) {
        this.recording = [];
      } else {
        this.order = new ModuleOrder(this.recording);
        this.recording = null;
      }
    }
    this.queuePosition = 0;
    this.step = 0;
    this.live = 0;
    for (const parameter of this.parameters) state(parameter).lookedUpAt = Number.NEGATIVE_INFINITY;
  }

  /** The hooks around one module call. */
  run(module: Module, inputs: readonly Tensor[], body: (inputs: readonly Tensor[]) => Tensor): Tensor {
    const { tape, graph } = this.net;
    // Modules inside a leaf have no hooks.
    if (this.running.at(-1)?.isLeaf) return body(inputs);
    return tape.frame(() => {
      this.recording?.push(module);
      this.fetch(module, true);
      module.awaited = 0;
      const watched = inputs.map((input) => {
        if (!input.needsGrad) return input;
        module.awaited++;
        const released = identity(graph, input, () => this.afterBackward(module));
        return module.isLeaf ? identity(graph, released, () => this.leafIsDone(module)) : released;
      });
      const result = this.during(module, () => body(watched));
      for (const [index, input] of watched.entries()) if (input !== inputs[index]) tape.drop(input);
      this.release(module, true);
      if (!result.needsGrad) return result;
      module.applied++;
      return identity(graph, result, () => this.beforeBackward(module));
    });
  }

  private during(module: Module, body: () => Tensor): Tensor {
    this.running.push(module);
    try {
      return body();
    } finally {
      // A recomputation leaves early by throwing.
      this.running.pop();
    }
  }

  /** Gradients of a leaf's parameters are reduced together, when the gradients of its inputs are there. */
  private leafIsDone(module: Module): void {
    this.reduceLeaf(module.parameters.filter((parameter) => parameter.needsGrad).sort((a, b) => a.index - b.index));
  }

  /**
   * The code of the running module looks at a weight of a module inside it: where that is partitioned, it is gathered alone, and from then on
   * counts among the parameters of the running one (ZeROOrderedDict.__getitem__, parameter_offload.py:60-95). `live` does not learn of it.
   */
  touch(parameter: Parameter): void {
    const known = state(parameter);
    const module = this.running.at(-1);
    if (known.availability !== 'partitioned' || module === undefined || this.net.graph.recomputing !== null) return;
    if (!module.parameters.includes(parameter)) module.parameters.push(parameter);
    this.gatherer.fetchAlone(parameter);
    known.availability = 'available';
  }

  private beforeBackward(module: Module): void {
    if (module.applied <= 0) return;
    this.recording?.push(module);
    this.fetch(module, false);
    module.applied--;
  }

  private afterBackward(module: Module): void {
    module.awaited--;
    if (module.awaited === 0) this.release(module, false);
  }

  private fetch(module: Module, forward: boolean): void {
    if (!forward) this.inBackward.set(module.index, module);
    this.gather(module.parameters);
    for (const parameter of module.parameters) {
      state(parameter).users.add(module.index);
      if (forward && !parameter.needsGrad && this.net.graph.recomputing !== null) {
        this.lendToBackward(parameter);
      }
      if (this.inFlight.has(parameter)) this.await(parameter);
    }
    if (this.order !== null) {
      this.skipInQueue(this.order, module);
      if (this.zero.prefetchBucket > 0) this.prefetch(this.order);
    }
    this.step++;
  }

  /** What a recomputation fetches of frozen weights stays for the innermost module whose backward runs (partitioned_param_coordinator.py:397). */
  private lendToBackward(parameter: Parameter): void {
    const module = [...this.inBackward.values()].at(-1);
    if (module === undefined) return;
    module.recomputed.add(parameter);
    state(parameter).users.add(module.index);
  }

  /** Moves the queue past what this module has just fetched. */
  private skipInQueue({ queue }: ModuleOrder, module: Module): void {
    let missing = 0;
    for (const parameter of module.parameters) if (state(parameter).lookedUpAt < this.step) missing++;
    const seen = new Set<Parameter>();
    while (this.queuePosition < queue.length && seen.size < missing) {
      const entry = queue[this.queuePosition++];
      if (entry === undefined) break;
      state(entry.parameter).lookedUpAt = entry.step;
      seen.add(entry.parameter);
    }
  }

  private prefetch({ queue }: ModuleOrder): void {
    const room = Math.min(this.zero.maxLive - this.live, this.zero.prefetchBucket);
    const wanted = new Set<Parameter>();
    let elements = 0;
    while (this.queuePosition < queue.length && elements < room) {
      const entry = queue[this.queuePosition++];
      if (entry === undefined) break;
      const known = state(entry.parameter);
      known.lookedUpAt = Math.max(known.lookedUpAt, entry.step);
      if (known.availability !== 'partitioned' || wanted.has(entry.parameter)) continue;
      wanted.add(entry.parameter);
      elements += entry.parameter.elements;
    }
    if (elements > 0) this.gather([...wanted]);
  }

  private gather(parameters: readonly Parameter[]): void {
    const missing = parameters.filter((parameter) => state(parameter).availability === 'partitioned');
    if (missing.length === 0) return;
    for (const parameter of missing) this.live += parameter.elements;
    missing.sort((a, b) => a.index - b.index);
    this.watcher?.gathered(missing);
    const gather = this.net.tape.on(this.stream, () => this.gatherer.start(missing));
    for (const parameter of missing) {
      const known = state(parameter);
      known.availability = 'in-flight';
      known.gather = gather;
      this.inFlight.add(parameter);
    }
  }

  /** Waits for the gather a parameter is part of and takes the parameter out of it. */
  private await(parameter: Parameter): void {
    const { tape } = this.net;
    this.inFlight.delete(parameter);
    const { gather } = state(parameter);
    if (gather === null) return;
    if (!gather.waited) {
      gather.waited = true;
      tape.on(this.stream, () => this.gatherer.arrive(gather));
      for (const member of gather.parameters) state(member).availability = 'available';
    }
    gather.left--;
    if (gather.left === 0) gather.release(tape);
    state(parameter).gather = null;
  }

  private releaseIfUnused(parameter: Parameter): void {
    const known = state(parameter);
    if (known.availability !== 'available' || known.users.size > 0) return;
    this.watcher?.released(parameter);
    this.keepSecondary(parameter);
    parameter.vacate(this.net.tape);
    known.availability = 'partitioned';
    this.live -= parameter.elements;
  }

  /**
   * A module's parameters that may go: not persistent, not needed soon (while recording, all may). DeepSpeed decides this once for each
   * module and step (an lru_cache on __params_to_release) and keeps to it in every later micro step.
   */
  private mayGo(module: Module): readonly Parameter[] {
    const { order } = this;
    if (order === null) return module.parameters;
    const key = this.step * MAX_MODULES + module.index;
    const decided = this.decisions.get(key);
    if (decided !== undefined) return decided;
    const going = module.parameters.filter((parameter) => {
      const known = state(parameter);
      if (known.persistent || known.lookedUpAt > this.step) return false;
      return !order.usedWithin(parameter, this.step, this.zero.maxReuse);
    });
    this.decisions.set(key, going);
    return going;
  }

  private release(module: Module, forward: boolean): void {
    const going = [...this.mayGo(module)];
    for (const parameter of module.parameters) state(parameter).users.delete(module.index);
    if (!forward) {
      for (const parameter of module.recomputed) {
        state(parameter).users.delete(module.index);
        if (!state(parameter).persistent) going.push(parameter);
      }
      module.recomputed.clear();
      this.inBackward.delete(module.index);
    }
    for (const parameter of going) this.releaseIfUnused(parameter);
  }

  /** What integer inputs left gathered at the end of backward (the embedding). */
  endBackward(): void {
    for (const module of [...this.inBackward.values()].reverse()) {
      for (const parameter of [...module.parameters, ...module.recomputed]) {
        state(parameter).users.delete(module.index);
        if (!state(parameter).persistent) this.releaseIfUnused(parameter);
      }
      module.recomputed.clear();
    }
    this.inBackward.clear();
  }

  releaseAll(): void {
    for (const parameter of this.parameters) {
      if (this.inFlight.has(parameter)) this.await(parameter);
      state(parameter).users.clear();
      this.releaseIfUnused(parameter);
    }
  }

  /** After a step the persistent parameters are gathered again, one by one. */
  gatherPersistent(): void {
    const todo = this.parameters.filter((p) => state(p).persistent && state(p).availability === 'partitioned');
    this.gatherer.fetchApart(todo);
    for (const parameter of todo) state(parameter).availability = 'available';
  }
}
