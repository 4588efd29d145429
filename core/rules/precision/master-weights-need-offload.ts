import { usesBf16Optimizer } from '../../deepspeed/run/bf16-optimizer.ts';
import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer, clientClass } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

const KEYS = [
  ['fp16', 'fp16_master_weights_and_grads'],
  ['bf16', 'bf16_master_weights_and_grads'],
] as const;

export default rule({
  id: 'master-weights-need-offload',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: '16-bit master weights without DeepSpeedCPUAdam',
  docs: {
    why: '16-bit master weights are built for the CPU optimizer: DeepSpeed asserts offload_optimizer and DeepSpeedCPUAdam. Only bf16 master weights with bf16_optimizer_states may stay on the GPU.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "bf16_master_weights_and_grads": true, "bf16_optimizer_states": true}}',
    sources: ['deepspeed/runtime/base_optimizer.py:512', 'deepspeed/runtime/zero/stage_1_and_2.py:332'],
  },
  keys: ['fp16', 'bf16'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    // Stage 0 is master-weights-need-zero's; without an optimizer there are no master weights.
    if (stage === undefined || stage === 0 || chooseOptimizer(view).from === 'none') return;
    if (usesBf16Optimizer(view)) return;
    const offload = usesCpuOptimizer(view);
    for (const [block, key] of KEYS) {
      if (view.setting(block, key) !== true) continue;
      const onGpu = block === 'bf16' && view.setting('bf16', 'bf16_optimizer_states') === true && !offload;
      if (onGpu) continue;
      const className = optimizerClass(view);
      if (offload && (className === undefined || className === 'DeepSpeedCPUAdam')) continue;
      const way = block === 'bf16' ? ', or set `bf16_optimizer_states` too' : '';
      yield {
        message: offload
          ? `\`${key}\` needs DeepSpeedCPUAdam, but this run uses ${className}: DeepSpeed stops with an AssertionError. Use type AdamW without \`torch_adam\`.`
          : `\`${key}\` needs \`offload_optimizer\` with DeepSpeedCPUAdam: DeepSpeed stops with an AssertionError. Offload the optimizer to cpu${way}.`,
        at: onKey(view, block, key),
      };
    }
  },
});

/** Undefined where it is not known. */
function optimizerClass(view: ConfigView): string | undefined {
  const choice = chooseOptimizer(view);
  if (choice.from === 'config') return builtOptimizer(view)?.className ?? choice.type;
  return clientClass(view);
}
