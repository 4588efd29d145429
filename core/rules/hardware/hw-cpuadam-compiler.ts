import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-cpuadam-compiler',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'Optimizer offload compiles cpu_adam',
  docs: {
    why: 'DeepSpeedCPUAdam is C++ that is compiled at first use, with g++ and ninja, on every node that has no cache of it: one to two minutes on two cores, or an error without a compiler.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}}',
    sources: ['deepspeed/ops/adam/cpu_adam.py', 'https://github.com/deepspeedai/DeepSpeed/issues/5274'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (!usesCpuOptimizer(view)) return;
    const choice = chooseOptimizer(view);
    const className = choice.from === 'config' ? builtOptimizer(view)?.className : 'DeepSpeedCPUAdam';
    if (className === undefined || !className.startsWith('DeepSpeedCPU')) return;
    yield {
      message: `Optimizer offload compiles ${className} when training starts: the image needs g++ and ninja, or a DeepSpeed built with DS_BUILD_CPU_ADAM=1.`,
      at: onValue(view, 'zero_optimization', 'offload_optimizer', 'device'),
    };
  },
});
