/** ZeRO stage 0: plain data parallelism. Three wrappers of the optimizer, by type and optimizer. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Tensor } from '../../tape/tensor.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Engine, EngineContext } from '../engine.ts';
import { OptimizerStates } from '../optimizer.ts';
import { allReduceGradients } from './all-reduce.ts';

abstract class Stage0 implements Engine {
  protected readonly net: Network;
  protected readonly trained: Parameter[];
  protected readonly states: OptimizerStates;

  constructor({ net, optimizer }: EngineContext, trained: Parameter[]) {
    this.net = net;
    this.trained = trained;
    this.states = new OptimizerStates(net.tape, optimizer);
  }

  beforeForward(): void {}
  setBoundary(): void {}

  afterBackward(boundary: boolean): void {
    if (boundary) allReduceGradients(this.net);
  }

  abstract step(): void;

  protected dropGradients(): void {
    for (const parameter of this.trained) parameter.dropGradient(this.net.tape);
  }

  protected release(tensors: readonly Tensor[]): void {
    for (const tensor of tensors) this.net.tape.release(tensor.storage);
  }
}

/** fp32 without a wrapper: the optimizer works on the weights themselves (runtime/engine.py _configure_optimizer). */
export class PlainStage0 extends Stage0 {
  private readonly clipping: number;

  constructor(context: EngineContext) {
    super(
      context,
      context.net.parameters.filter((parameter) => parameter.needsGrad),
    );
    this.clipping = context.clipping;
  }

  step(): void {
    const { tape } = this.net;
    // clip_grad_norm_: one fp32 norm for each gradient.
    if (this.clipping > 0) this.release(this.trained.map(() => tape.loose(1, 4, TERM.gradientNorm)));
    this.states.step(this.trained.map((parameter) => parameter.elements));
    this.dropGradients();
  }
}

/** fp16/bf16 with FusedAdam: FP16_Optimizer flattens weights and keeps one fp32 copy (fp16/fused_optimizer.py:94-127, 283-295). */
export class FusedStage0 extends Stage0 {
  private readonly elements: number;

  constructor(context: EngineContext) {
    super(
      context,
      context.net.named().filter((parameter) => parameter.needsGrad),
    );
    const { tape } = this.net;
    const { width } = context;
    const clones = this.trained.map((p) => tape.loose(p.elements, p.width, TERM.initTemporaries));
    this.elements = this.trained.reduce((sum, parameter) => sum + parameter.elements, 0);
    const flat = tape.loose(this.elements, width, TERM.modelWeights);
    this.release(clones);
    for (const parameter of this.trained) parameter.moveTo(tape, tape.hold(flat.storage));
    const clone = tape.loose(this.elements, width, TERM.initTemporaries);
    tape.loose(this.elements, 4, TERM.masterWeights);
    tape.release(clone.storage);
    const zeros = tape.loose(this.elements, 4, TERM.initTemporaries);
    this.states.step([this.elements]);
    tape.release(zeros.storage);
  }

  step(): void {
    const { tape } = this.net;
    const wide = this.trained.map((parameter) => tape.loose(parameter.elements, 4, TERM.stepGradients));
    if (wide.length > 1) {
      const flat = tape.loose(this.elements, 4, TERM.stepGradients);
      this.release(wide);
      this.dropGradients();
      this.states.step([this.elements]);
      tape.release(flat.storage);
      return;
    }
    this.dropGradients();
    this.states.step([this.elements]);
    this.release(wide);
  }
}

/** fp16/bf16 with any other optimizer: FP16_UnfusedOptimizer keeps an fp32 copy of each weight (fp16/unfused_optimizer.py:78, 216-222, 412-433). */
export class UnfusedStage0 extends Stage0 {
  constructor(context: EngineContext) {
    super(
      context,
      context.net.named().filter((parameter) => parameter.needsGrad),
    );
    const { tape } = this.net;
    for (const { elements, width } of this.trained) {
      const clone = tape.loose(elements, width, TERM.initTemporaries);
      tape.loose(elements, 4, TERM.masterWeights);
      tape.release(clone.storage);
    }
    const narrow = this.trained.map((p) => tape.loose(p.elements, p.width, TERM.initTemporaries));
    const wide = this.trained.map((p) => tape.loose(p.elements, 4, TERM.initTemporaries));
    this.states.step(this.sizes());
    this.release(wide);
    this.release(narrow);
  }

  private sizes(): number[] {
    return this.trained.map((parameter) => parameter.elements);
  }

  step(): void {
    const wide = this.trained.map((p) => this.net.tape.loose(p.elements, 4, TERM.stepGradients));
    this.states.step(this.sizes());
    this.release(wide);
    this.dropGradients();
  }
}

export function stage0(context: EngineContext): Engine {
  if (context.width === 4) return new PlainStage0(context);
  return context.optimizer.fusedAdam ? new FusedStage0(context) : new UnfusedStage0(context);
}
