import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer, clientClass } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'offload-optimizer-stage0',
  group: 'offload',
  severity: 'error',
  effect: 'fails',
  title: 'offload_optimizer without ZeRO',
  docs: {
    why: 'The block still makes DeepSpeed build its CPU optimizer, but at stage 0 nothing moves the parameters or gradients to the CPU: the CPU kernel is handed tensors that live on the GPU and the step fails.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 0, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/engine.py:1562', 'https://github.com/deepspeedai/DeepSpeed/issues/1403'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 0 || !usesCpuOptimizer(view)) return;
    const fails = runsOnCpu(view) && view.run.accelerator !== 'cpu';
    yield {
      message: fails
        ? '`offload_optimizer` at ZeRO stage 0 gives the parameters on the GPU to a CPU optimizer, which fails at the first step. Set `stage` to 1 or more, or remove the block.'
        : '`offload_optimizer` moves nothing at ZeRO stage 0. Set `stage` to 1 or more, or remove the block.',
      at: onKey(view, 'zero_optimization', 'offload_optimizer'),
      ...(!fails && { severity: 'warning' as const, effect: 'ignored' as const }),
    };
  },
});

/** Whether the optimizer is one of those that compute on the CPU alone; one of PyTorch would run where the parameters are. */
function runsOnCpu(view: ConfigView): boolean {
  const choice = chooseOptimizer(view);
  const className = choice.from === 'config' ? builtOptimizer(view)?.className : clientClass(view);
  return className?.startsWith('DeepSpeedCPU') === true;
}
