/** BF16_Optimizer (runtime/bf16_optimizer.py): ZeRO stage 1 in bf16 with gradients accumulated in fp32. Every rank holds the whole fp32 gradient. */
import type { Network } from '../../model/network.ts';
import type { Parameter } from '../../model/parameter.ts';
import { TERM } from '../../terms/numbers.ts';
import type { Engine, EngineContext } from '../engine.ts';
import { OptimizerStates } from '../optimizer.ts';
import { flatPartition } from '../zero12/partition.ts';

export class Bf16Optimizer implements Engine {
  private readonly net: Network;
  private readonly trained: readonly Parameter[];
  private readonly states: OptimizerStates;
  private readonly share: number;

  constructor({ net, ranks, optimizer, width }: EngineContext) {
    const { tape } = net;
    this.net = net;
    this.trained = net.named().filter((parameter) => parameter.needsGrad);
    const { padded, share } = flatPartition(this.trained, ranks, false);
    this.share = share;
    const flat = tape.loose(padded, width, TERM.modelWeights);
    for (const parameter of this.trained) parameter.moveTo(tape, tape.hold(flat.storage));
    tape.release(flat.storage);
    const clone = tape.loose(share, width, TERM.initTemporaries);
    tape.loose(share, 4, TERM.masterWeights);
    tape.release(clone.storage);
    tape.loose(padded, 4, TERM.gradientPartition);
    this.states = new OptimizerStates(tape, optimizer);
    // initialize_optimizer_states takes one step on zero gradients.
    this.states.step([share]);
    for (const parameter of this.trained) parameter.whenGradientIsReady = (ready) => this.accumulate(ready);
  }

  /** The bf16 gradient is added to the fp32 one and dropped at once. */
  private accumulate(parameter: Parameter): void {
    this.net.tape.touch(parameter.elements, 4, TERM.stepGradients);
    parameter.dropGradient(this.net.tape);
  }

  beforeForward(): void {}
  setBoundary(): void {}
  afterBackward(): void {}

  step(): void {
    this.states.step([this.share]);
  }
}
