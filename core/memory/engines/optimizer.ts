/** What an optimizer keeps and needs for a moment, in bytes of one element of the fp32 master weights. */
import type { ClientOptimizer } from '../run.ts';
import { type Json, numberOf, section, textOf } from '../settings/read.ts';
import type { Tape } from '../tape/tape.ts';
import type { Tensor } from '../tape/tensor.ts';
import { TERM } from '../terms/numbers.ts';

export interface OptimizerKind {
  readonly name: string;
  /** Bytes per element of each state tensor. */
  readonly states: readonly number[];
  /** torch's foreach implementation holds a temporary of the whole list (sqrt of exp_avg_sq). */
  readonly foreachTemporary: boolean;
  /** One fp32 scalar `step` on the GPU for each parameter (torch fused). */
  readonly stepTensors: boolean;
  /** FusedAdam of DeepSpeed: FP16_Optimizer at stage 0, else FP16_UnfusedOptimizer. */
  readonly fusedAdam: boolean;
  readonly measured: boolean;
  /** False: its states are a guess. */
  readonly known: boolean;
}

const ADAM: OptimizerKind = {
  name: 'Adam',
  states: [4, 4],
  foreachTemporary: false,
  stepTensors: false,
  fusedAdam: true,
  measured: true,
  known: true,
};

/** exp_avg and exp_avg_sq quantized to one byte, with an fp32 maximum for every block of 256 (bitsandbytes). */
const EIGHT_BIT = 1 + 4 / 256;

function derived(name: string, states: readonly number[]): OptimizerKind {
  return { name, states, foreachTemporary: false, stepTensors: false, fusedAdam: false, measured: false, known: true };
}

export function optimizerOf(config: Json, client: ClientOptimizer): OptimizerKind {
  switch (client) {
    case 'torch_adamw':
      return { ...ADAM, name: 'torch AdamW', foreachTemporary: true, fusedAdam: false };
    case 'torch_adamw_fused':
      return { ...ADAM, name: 'torch AdamW fused', stepTensors: true, fusedAdam: false };
    case 'torch_sgd':
      return derived('SGD', []);
    case 'torch_adagrad':
      return derived('Adagrad', [4]);
    case 'lion':
      return derived('Lion', [4]);
    case 'adamw_8bit':
      return derived('8-bit AdamW', [EIGHT_BIT, EIGHT_BIT]);
    case null:
      return configured(section(config, 'optimizer'));
  }
}

function configured(optimizer: Json): OptimizerKind {
  const parameters = section(optimizer, 'params');
  switch (textOf(optimizer, 'type', 'Adam').toLowerCase()) {
    case 'adam':
    case 'adamw':
      return parameters.torch_adam === true
        ? { ...ADAM, name: 'torch AdamW', foreachTemporary: true, fusedAdam: false }
        : ADAM;
    case 'lion':
      return derived('Lion', [4]);
    case 'adagrad':
      return derived('Adagrad', [4]);
    case 'sgd':
      return derived('SGD', numberOf(parameters, 'momentum', 0) > 0 ? [4] : []);
    case 'muon':
      return derived('Muon', [4]);
    case 'lamb':
    case 'onebitadam':
    case 'onebitlamb':
    case 'zerooneadam':
    case 'muadam':
    case 'muadamw':
      return derived(textOf(optimizer, 'type', 'Adam'), [4, 4]);
    case 'musgd':
      return derived('MuSGD', numberOf(parameters, 'momentum', 0) > 0 ? [4] : []);
    default:
      return { ...derived(textOf(optimizer, 'type', 'Adam'), [4, 4]), known: false };
  }
}

/** The optimizer's own memory on the GPU: states made by the first step, temporaries of each. */
export class OptimizerStates {
  private readonly tape: Tape;
  private readonly kind: OptimizerKind;
  private readonly kept: Tensor[] = [];

  constructor(tape: Tape, kind: OptimizerKind) {
    this.tape = tape;
    this.kind = kind;
  }

  /** One optimizer step over fp32 tensors of the given sizes (elements). */
  step(sizes: readonly number[]): void {
    const { tape, kind } = this;
    if (this.kept.length === 0) {
      for (const size of sizes) {
        for (const bytes of kind.states) this.kept.push(tape.loose(Math.ceil(size * bytes), 1, TERM.optimizerStates));
      }
      if (kind.stepTensors) for (const _ of sizes) this.kept.push(tape.loose(1, 4, TERM.optimizerStates));
    }
    if (!kind.foreachTemporary) return;
    const temporaries = sizes.map((size) => tape.loose(size, 4, TERM.optimizerTemporaries));
    for (const temporary of temporaries) tape.release(temporary.storage);
  }
}
