import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer, isSeenByAccelerate } from '../../deepspeed/run/optimizer.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { type Report, rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

const CPU_OPTIMIZERS = new Set(['DeepSpeedCPUAdam', 'DeepSpeedCPULion', 'ZenFlowCPUAdam']);

export default rule({
  id: 'offload-needs-ds-cpu-optimizer',
  group: 'offload',
  severity: 'error',
  effect: 'fails',
  title: 'Optimizer offload with an optimizer built in the script',
  docs: {
    why: 'With offload_optimizer DeepSpeed wants an optimizer that computes on the CPU. One that the script built and passed to deepspeed.initialize is refused ("You are using ZeRO-Offload with a client provided optimizer") unless it is DeepSpeedCPUAdam or DeepSpeedCPULion. Trainer and accelerate swap it themselves.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}, "zero_force_ds_cpu_optimizer": false}',
    run: { integration: 'raw', facts: { clientOptimizer: 'AdamW' } },
    sources: [
      'deepspeed/runtime/engine.py:2346',
      'https://github.com/deepspeedai/DeepSpeed/issues/7524',
      'https://github.com/OptimalScale/LMFlow/issues/693',
      'https://github.com/Lightning-AI/pytorch-lightning/issues/17603',
      'https://github.com/bitsandbytes-foundation/bitsandbytes/issues/596',
      'https://github.com/deepspeedai/Megatron-DeepSpeed/issues/298',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (!usesCpuOptimizer(view)) return;
    const force = view.get('zero_force_ds_cpu_optimizer');
    if (force !== undefined && !isTruthy(force)) return;
    const choice = chooseOptimizer(view);
    if (view.integration !== 'raw') {
      if (choice.from === 'client' && !isSeenByAccelerate(view)) yield* notSwapped(view, choice.className);
      return;
    }
    if (choice.from === 'client' && choice.className !== undefined && !CPU_OPTIMIZERS.has(choice.className)) {
      yield {
        message: `\`offload_optimizer\` refuses the script's own optimizer (${choice.className}). Put the optimizer into the config, build DeepSpeedCPUAdam, or set \`zero_force_ds_cpu_optimizer\` to false and accept a slow step.`,
        at: onKey(view, 'zero_optimization', 'offload_optimizer'),
      };
    } else if (choice.from === 'unknown') {
      yield {
        message:
          '`offload_optimizer` without an `optimizer` block: an optimizer that the script builds must be DeepSpeedCPUAdam or DeepSpeedCPULion, or DeepSpeed stops (unless `zero_force_ds_cpu_optimizer` is false).',
        at: onKey(view, 'zero_optimization', 'offload_optimizer'),
        severity: 'notice',
        effect: 'advice',
      };
    }
  },
});

function* notSwapped(view: ConfigView, className: string | undefined): Generator<Report> {
  if (className !== undefined && CPU_OPTIMIZERS.has(className)) return;
  const unsure = view.integration === 'accelerate' && className === undefined;
  yield {
    message:
      'Accelerate (Transformers uses it, too) puts DeepSpeedCPUAdam in place of the optimizer for `offload_optimizer` only, not for the deprecated `cpu_offload`: DeepSpeed then refuses the optimizer and stops. Write `"offload_optimizer": {"device": "cpu"}`.',
    at: onKey(view, 'zero_optimization', 'cpu_offload'),
    ...(unsure && { severity: 'notice' as const, effect: 'advice' as const }),
  };
}
