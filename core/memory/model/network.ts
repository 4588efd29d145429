/** A model while it is being built and run: its modules and parameters in order of creation, and how the engine wraps each call. */
import type { Graph } from '../autograd/graph.ts';
import type { AttentionKernel, ImagesOfRun, LoraAdapters } from '../run.ts';
import type { Tape } from '../tape/tape.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';
import { Module } from './module.ts';
import { Parameter } from './parameter.ts';

/** Runs a module's forward on its inputs; ZeRO-3 gathers and releases parameters around it. */
export type ModuleRunner = (
  module: Module,
  inputs: readonly Tensor[],
  body: (inputs: readonly Tensor[]) => Tensor,
) => Tensor;

export interface NetworkOptions {
  /** Bytes of an element of the model's type. */
  readonly width: 2 | 4;
  readonly batch: number;
  readonly sequence: number;
  readonly checkpointing: boolean;
  readonly attention: AttentionKernel;
  readonly lora: LoraAdapters | null;
  readonly frozen: readonly string[];
  readonly zero3: boolean;
  /** zero.Init leaves torch's linear in place (memory_efficient_linear: false). */
  readonly plainLinear?: boolean;
  /** Class names of modules that ZeRO-3 gathers as a whole. */
  readonly leafClasses?: readonly string[];
  /** Absent: one image a sample, of the size its config names. */
  readonly images?: ImagesOfRun;
  /** Tensor-parallel ranks. */
  readonly tensorParallel: number;
}

export class Network {
  readonly graph: Graph;
  readonly tape: Tape;
  readonly options: NetworkOptions;
  modules: Module[] = [];
  parameters: Parameter[] = [];
  /** Linear layers, which PEFT can put adapters on: in and out features. */
  readonly linears = new Map<Module, { readonly ins: number; readonly outs: number }>();
  /** Weights replaced by tying: under zero.Init they sit in a reference cycle until the next garbage collection. */
  garbage: Parameter[] = [];
  run: ModuleRunner = (_module, inputs, body) => body(inputs);
  /** A module's code looks at a weight of a module inside it, before that one runs (a check of its type): ZeRO-3 gathers it there and then. */
  touch: (parameter: Parameter) => void = () => {};
  /** zero.Init: what happens to a parameter as soon as it is made. */
  partition: ((parameter: Parameter) => void) | null = null;
  private scope = '';

  constructor(graph: Graph, options: NetworkOptions) {
    this.graph = graph;
    this.tape = graph.tape;
    this.options = options;
  }

  get width(): number {
    return this.options.width;
  }

  /** zero.Init has put a linear of its own in place of torch's, which keeps its input even for frozen weights (zero/linear.py). */
  get replacesLinear(): boolean {
    return this.options.zero3 && !this.options.plainLinear;
  }

  get tokens(): number {
    return this.options.batch * this.options.sequence;
  }

  /** Images of one forward. */
  get images(): number {
    return this.options.batch * (this.options.images?.perSample ?? 1);
  }

  /** Makes modules whose names begin with `prefix`. */
  within<Result>(prefix: string, body: () => Result): Result {
    const outer = this.scope;
    this.scope = `${outer}${prefix}.`;
    const result = body();
    this.scope = outer;
    return result;
  }

  module(name: string, ...shapes: readonly (readonly number[])[]): Module {
    const qualified = this.scope + name;
    const made = shapes.map((shape) => this.parameter(qualified, shape, this.width, TERM.modelWeights));
    const module = new Module(qualified, made);
    this.modules.push(module);
    this.parameters.push(...made);
    if (this.partition !== null) for (const parameter of made) this.partition(parameter);
    return module;
  }

  parameter(name: string, shape: readonly number[], width: number, term: number): Parameter {
    const elements = shape.reduce((product, side) => product * side, 1);
    return new Parameter(name, shape, width, this.tape.allocate(elements * width, term));
  }

  linear(name: string, ins: number, outs: number, bias = false): Module {
    const module = this.module(name, [outs, ins], ...(bias ? [[outs]] : []));
    this.linears.set(module, { ins, outs });
    return module;
  }

  /** GPT-2's Conv1D: weight (in, out), always a bias. */
  conv1d(name: string, ins: number, outs: number): Module {
    const module = this.module(name, [ins, outs], [outs]);
    this.linears.set(module, { ins, outs });
    return module;
  }

  layerNorm(name: string, size: number, bias = true): Module {
    return this.module(name, [size], ...(bias ? [[size]] : []));
  }

  /** A tensor that the model keeps beside its parameters. */
  buffer(elements: number, width: number): void {
    this.tape.allocate(elements * width, TERM.modelBuffers);
  }

  /** tie_weights(): the head takes the embedding's weight, its own is dropped. */
  tie(head: Module, embedding: Module): void {
    const own = head.weight;
    head.parameters[0] = embedding.weight;
    this.parameters.splice(this.parameters.lastIndexOf(own), 1);
    if (this.options.zero3) this.garbage.push(own);
    else own.vacate(this.tape);
  }

  /** The cyclic garbage collector has run: what tying replaced is gone. */
  dropGarbage(): void {
    for (const { zero } of this.garbage) {
      for (const kept of [zero?.partition, zero?.secondary]) if (kept) this.tape.release(kept.storage);
    }
    this.garbage = [];
  }

  /** A module shares a bias that another owns (BERT's decoder); its own is dropped at once. */
  shareBias(module: Module, owner: Parameter): void {
    const own = module.bias;
    if (own === null) return;
    module.parameters[1] = owner;
    this.parameters.splice(this.parameters.lastIndexOf(own), 1);
    if (own.zero?.partition) this.tape.release(own.zero.partition.storage);
    own.vacate(this.tape);
  }

  /** named_parameters(): by module, each once. */
  named(): Parameter[] {
    return [...new Set(this.modules.flatMap((module) => module.parameters))];
  }
}
