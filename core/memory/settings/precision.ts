/** Types of weights, gradients and optimizer, in bytes of an element (runtime/precision_config.py, runtime/base_optimizer.py:484). */
import { flagOf, type Json, section, textOf } from './read.ts';

export interface Precision {
  /** The model's type. */
  readonly width: 2 | 4;
  /** Master weights and the gradients of the update: 2 with fp16/bf16_master_weights_and_grads. */
  readonly masterWidth: 2 | 4;
  /** Gradients that are summed over micro steps: data_types.grad_accum_dtype, else the model's type. */
  readonly gradientWidth: 2 | 4;
  /** Type of gradients on their way between ranks: communication_data_type, else the model's (engine.py:1719). */
  readonly communicationWidth: 2 | 4;
  /** Optimizer states in bf16 (bf16_optimizer_states): half of their usual size. */
  readonly halfStates: boolean;
  /** bf16.immediate_grad_update: BF16_Optimizer drops a bf16 gradient as soon as it is in the fp32 one. */
  readonly immediateGradUpdate: boolean;
}

export function readPrecision(config: Json): Precision {
  const bf16 = section(config, Object.hasOwn(config, 'bf16') ? 'bf16' : 'bfloat16');
  const fp16 = section(config, 'fp16');
  const bf16On = flagOf(bf16, 'enabled', false);
  const fp16On = flagOf(fp16, 'enabled', false);
  const width = bf16On || fp16On ? 2 : 4;
  const lowMaster =
    (bf16On && flagOf(bf16, 'bf16_master_weights_and_grads', false)) ||
    (fp16On && flagOf(fp16, 'fp16_master_weights_and_grads', false));
  const accumulation = textOf(section(config, 'data_types'), 'grad_accum_dtype', '');
  const communication = textOf(config, 'communication_data_type', '');
  return {
    width,
    masterWidth: lowMaster ? 2 : 4,
    gradientWidth: accumulation === '' ? width : isWide(accumulation) ? 4 : 2,
    communicationWidth: communication === '' ? width : isWide(communication) ? 4 : 2,
    halfStates: bf16On && lowMaster && flagOf(bf16, 'bf16_optimizer_states', false),
    immediateGradUpdate: bf16On && flagOf(bf16, 'immediate_grad_update', false),
  };
}

function isWide(name: string): boolean {
  return name === 'fp32' || name === 'float32' || name === 'torch.float32';
}
