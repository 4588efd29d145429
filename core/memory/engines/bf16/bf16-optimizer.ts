/**
 * BF16_Optimizer (runtime/bf16_optimizer.py): ZeRO stage 1 in bf16 with gradients accumulated in fp32. Every rank holds the whole fp32 gradient,
 * and until the step the bf16 ones too, unless bf16.immediate_grad_update drops each as soon as it is added.
 */
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
  private readonly padded: number;
  private readonly immediate: boolean;
  private readonly communicationWidth: 2 | 4;

  constructor({ net, ranks, optimizer, width, precision }: EngineContext) {
    const { tape } = net;
    this.net = net;
    this.immediate = precision.immediateGradUpdate;
    this.communicationWidth = precision.communicationWidth;
    this.trained = net.named().filter((parameter) => parameter.needsGrad);
    const { padded, share } = flatPartition(this.trained, ranks, false);
    this.share = share;
    this.padded = padded;
    const flat = tape.loose(padded, width, TERM.modelWeights);
    for (const parameter of this.trained) parameter.moveTo(tape, tape.hold(flat.storage));
    tape.release(flat.storage);
    const clone = tape.loose(share, width, TERM.initTemporaries);
    tape.loose(share, 4, TERM.masterWeights);
    tape.release(clone.storage);
    tape.loose(padded, 4, TERM.gradientPartition);
    this.states = new OptimizerStates(tape, optimizer);
    if (!this.immediate) return;
    for (const parameter of this.trained) {
      parameter.whenGradientIsReady = (ready) => {
        this.accumulate(ready);
        ready.dropGradient(tape);
      };
    }
  }

  /** The bf16 gradient as fp32, to be added. */
  private accumulate({ elements }: Parameter): void {
    this.net.tape.touch(elements, 4, TERM.stepGradients);
  }

  beforeForward(): void {}
  setBoundary(): void {}

  afterBackward(boundary: boolean): void {
    if (!this.immediate) for (const parameter of this.trained) this.accumulate(parameter);
    // engine.py allreduce_bucket: the fp32 gradient goes on its way in the type of communication.
    if (boundary && this.communicationWidth !== 4)
      this.net.tape.touch(this.padded, this.communicationWidth, TERM.stepGradients);
  }

  step(): void {
    this.states.step([this.share]);
    for (const parameter of this.trained) parameter.dropGradient(this.net.tape);
  }
}
