/** ZeRO stages 1 and 2: DeepSpeedZeroOptimizer of runtime/zero/stage_1_and_2.py. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import { accumulatesWide } from '../accumulates-wide.ts';
import type { Engine, EngineContext } from '../engine.ts';
import { OptimizerStates } from '../optimizer.ts';
import { GradientBuckets } from './bucket.ts';
import { OffloadedOptimizer } from './offloaded.ts';
import { type FlatPartition, flatPartition } from './partition.ts';

export class Zero12 implements Engine {
  private readonly net: Network;
  private readonly trained: readonly Parameter[];
  private readonly partition: FlatPartition;
  private readonly own: ReadonlySet<Parameter>;
  private readonly width: number;
  private readonly masterWidth: number;
  /** Gradients are summed and updated in fp32 although the model is not, and nothing is offloaded. */
  private readonly wideGradients: boolean;
  /** Stage 2: gradients are reduced during backward and only rank 0's are kept. */
  private readonly partitionsGradients: boolean;
  private readonly overlap: boolean;
  private readonly contiguous: boolean;
  private readonly offloaded: OffloadedOptimizer | null;
  private readonly states: OptimizerStates;
  private readonly buckets: GradientBuckets;
  private bucketsOpen = false;
  private boundary = true;
  /** Micro steps since the last step, from 0; -1 before the first gradient. */
  private microStep = -1;
  /** Flat gradients of the own parameters of this backward. */
  private partitionBuffer: Tensor | null = null;
  /** Own gradients summed over the micro steps. */
  private averaged: Tensor[] | null = null;

  constructor(context: EngineContext) {
    const { net, zero, ranks, optimizer, width, precision } = context;
    const { tape } = net;
    this.net = net;
    this.width = width;
    this.masterWidth = precision.masterWidth;
    this.wideGradients = accumulatesWide(context);
    this.partitionsGradients = zero.stage === 2;
    this.overlap = zero.overlap;
    this.trained = net.named().filter((parameter) => parameter.needsGrad);
    const offloads = zero.offloadOptimizer.device !== 'none';
    this.contiguous = zero.contiguousGradients || offloads;
    tape.allocator.emptyCache();
    this.partition = flatPartition(this.trained, ranks, zero.roundRobin);
    this.own = new Set(this.partition.own);
    this.flatten();
    const clone = tape.loose(
      this.partition.share,
      width,
      width === this.masterWidth ? TERM.masterWeights : TERM.initTemporaries,
    );
    if (offloads) {
      tape.release(clone.storage);
      this.offloaded = new OffloadedOptimizer(context, this.partition);
      this.offloaded.allocateGradients(width);
    } else {
      this.offloaded = null;
      if (width !== this.masterWidth) {
        tape.loose(this.partition.share, this.masterWidth, TERM.masterWeights);
        tape.release(clone.storage);
      }
      // initialize_optimizer_states: zero gradients for a moment (stage_1_and_2.py:934-951).
      tape.touch(this.partition.share, this.masterWidth, TERM.initTemporaries);
    }
    this.states = new OptimizerStates(tape, optimizer);
    this.buckets = new GradientBuckets(context, this.partition, offloads, (reduced) => this.keepOwn(reduced));
    for (const parameter of this.trained) parameter.whenGradientIsReady = (ready) => this.gradientReady(ready);
  }

  /** The weights move into one flat buffer (stage_1_and_2.py:505-560). */
  private flatten(): void {
    const { tape } = this.net;
    const { padded, padding, order } = this.partition;
    const tail = padding > 0 ? tape.loose(padding, this.width, TERM.initTemporaries) : null;
    const flat = tape.loose(padded, this.width, TERM.modelWeights);
    if (tail !== null) tape.release(tail.storage);
    for (const parameter of order) parameter.moveTo(tape, tape.hold(flat.storage));
    tape.release(flat.storage);
  }

  beforeForward(): void {}

  setBoundary(boundary: boolean): void {
    this.boundary = boundary;
  }

  private gradientReady(parameter: Parameter): void {
    if (!this.bucketsOpen) {
      this.bucketsOpen = true;
      this.microStep++;
      this.buckets.open();
    }
    if (this.wideGradients && this.own.has(parameter)) this.wideAveraged();
    if (this.partitionsGradients || this.overlap) this.buckets.add(parameter);
  }

  /** copy_grads_in_partition for what is rank 0's; stage 2 lets the rest go (stage_1_and_2.py:2184-2203). */
  private keepOwn(reduced: readonly Parameter[]): void {
    const { tape } = this.net;
    for (const parameter of reduced) {
      if (this.own.has(parameter)) {
        if (this.contiguous) this.copyIntoPartition(parameter);
      } else if (this.partitionsGradients) {
        parameter.dropGradient(tape);
      }
    }
  }

  private copyIntoPartition(parameter: Parameter): void {
    const { tape } = this.net;
    if (this.offloaded !== null) {
      this.offloaded.take(parameter, this.microStep > 0 || !this.boundary, this.boundary);
      return;
    }
    if (this.wideGradients) {
      // The bucket has added it to the fp32 partition.
      parameter.dropGradient(tape);
      return;
    }
    this.partitionBuffer ??= tape.loose(
      this.partition.own.reduce((sum, own) => sum + own.elements, 0),
      this.width,
      TERM.gradientPartition,
    );
    parameter.dropGradient(tape);
    parameter.gradient = new Tensor(tape.hold(this.partitionBuffer.storage), parameter.elements, this.width);
  }

  afterBackward(boundary: boolean): void {
    if (this.partitionsGradients) {
      this.finish(boundary);
    } else if (boundary) {
      // Stage 1 reduces everything at the boundary (stage_1_and_2.py:958-975).
      if (!this.overlap) {
        for (const parameter of this.trained) if (parameter.gradient !== null) this.buckets.add(parameter);
      }
      this.finish(boundary);
    }
  }

  /** independent_gradient_partition_epilogue */
  private finish(boundary: boolean): void {
    const { tape } = this.net;
    this.buckets.reduce();
    if (this.wideGradients) {
      this.wideAveraged();
    } else if (this.offloaded === null) {
      this.averaged ??= this.partition.own.map((parameter) =>
        parameter.gradient === null
          ? tape.loose(parameter.elements, this.width, TERM.gradientPartition)
          : new Tensor(tape.hold(parameter.gradient.storage), parameter.elements, this.width),
      );
      if (boundary) this.padAveraged();
    }
    this.buckets.close();
    this.bucketsOpen = false;
    if (this.partitionBuffer !== null) tape.release(this.partitionBuffer.storage);
    this.partitionBuffer = null;
    for (const parameter of this.trained) parameter.dropGradient(tape);
  }

  /** _build_compact_grad_partition_buffer: the own partition in fp32, at the first gradient that belongs there (stage_1_and_2.py:1268). */
  private wideAveraged(): void {
    this.averaged ??= [this.net.tape.loose(this.partition.share, 4, TERM.gradientPartition)];
  }

  private padAveraged(): void {
    let owned = 0;
    for (const elements of this.partition.ownElements.values()) owned += elements;
    const missing = this.partition.share - owned;
    if (missing > 0) this.averaged?.push(this.net.tape.loose(missing, this.width, TERM.gradientPartition));
  }

  step(): void {
    const { tape } = this.net;
    this.microStep = -1;
    if (this.offloaded !== null) {
      for (const parameter of this.trained) parameter.dropGradient(tape);
      this.offloaded.step();
      return;
    }
    // get_grad_norm_direct in fp64 (zero/utils.py:59).
    for (const elements of this.partition.ownElements.values()) tape.touch(elements, 8, TERM.gradientNorm);
    const wide = this.wideGradient();
    this.states.step([this.partition.share]);
    tape.release(wide.storage);
  }

  /** flatten, then .to(fp32); each is skipped where there is nothing to do (stage_1_and_2.py:3013-3160). */
  private wideGradient(): Tensor {
    const { tape } = this.net;
    const averaged = this.averaged ?? [];
    const { share } = this.partition;
    const [only] = averaged;
    if (this.wideGradients && only !== undefined) {
      this.averaged = null;
      return only;
    }
    const flat =
      averaged.length === 1 && only !== undefined
        ? new Tensor(tape.hold(only.storage), share, this.width)
        : tape.loose(share, this.width, TERM.stepGradients);
    let wide = flat;
    if (this.width !== this.masterWidth) {
      wide = tape.loose(share, this.masterWidth, TERM.stepGradients);
      tape.release(flat.storage);
    }
    for (const gradient of averaged) tape.release(gradient.storage);
    this.averaged = null;
    return wide;
  }
}
