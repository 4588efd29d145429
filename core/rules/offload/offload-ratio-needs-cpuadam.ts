import { builtOptimizer } from '../../deepspeed/run/built-optimizer.ts';
import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer, clientClass } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'offload-ratio-needs-cpuadam',
  group: 'offload',
  severity: 'error',
  effect: 'fails',
  title: 'Partial optimizer offload without DeepSpeedCPUAdam',
  docs: {
    why: 'A ratio below 1 splits the optimizer states between CPU and GPU (twin-flow). DeepSpeed can only do that with the DeepSpeedCPUAdam it builds itself and asserts it at start.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4, "torch_adam": true}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    sources: ['deepspeed/runtime/zero/stage3.py:316'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const ratio = view.setting('zero_optimization', 'offload_optimizer', 'ratio');
    if (zeroStage(view) !== 3 || !usesCpuOptimizer(view) || typeof ratio !== 'number' || ratio >= 1) return;
    const choice = chooseOptimizer(view);
    if (choice.from === 'none' || choice.from === 'unknown') return;
    const className = choice.from === 'config' ? (builtOptimizer(view)?.className ?? choice.type) : clientClass(view);
    if (className === undefined || className === 'DeepSpeedCPUAdam') return;
    yield {
      message: `\`offload_optimizer.ratio\` below 1 needs DeepSpeedCPUAdam, but this run builds ${className}: DeepSpeed stops with "Hybrid Optimizer Only Supports DeepSpeedCPUAdam". Use type AdamW without \`torch_adam\`, or ratio 1.`,
      at: onValue(view, 'zero_optimization', 'offload_optimizer', 'ratio'),
    };
  },
});
