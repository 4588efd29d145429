import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { isSeenByAccelerate } from '../../deepspeed/run/optimizer.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

/** Optimizers that have a CPU twin of their own kind: map_pytorch_optim_to_deepspeed. */
const CPU_TWINS = /^(?:adamw?|adagrad|deepspeedcpu\w+)(?:_|$)/i;

function scriptOptimizer(view: ConfigView): string | undefined {
  const { clientOptimizer, trainingArguments } = view.run;
  if (typeof clientOptimizer === 'string') return clientOptimizer;
  return typeof trainingArguments?.optim === 'string' ? trainingArguments.optim : undefined;
}

/** Why the replacement cannot even start or step: map_pytorch_optim_to_deepspeed passes adamw_mode, and the groups keep their own keys. */
function obstacleOf(optimizer: string): string | undefined {
  if (/^adagrad$/i.test(optimizer)) return 'DeepSpeedCPUAdagrad takes no `adamw_mode`';
  if (/^adafactor$/i.test(optimizer)) return "DeepSpeedCPUAdam cannot use Adafactor's pair of `eps`";
  return undefined;
}

export default rule({
  id: 'hf-offload-replaces-optimizer',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: 'Offload replaces the optimizer',
  docs: {
    why: "With offload_optimizer Accelerate replaces the script's optimizer by DeepSpeedCPUAdam, whatever it was: SGD or Adafactor silently become Adam.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}, "zero_force_ds_cpu_optimizer": false}',
    run: {
      integration: 'accelerate',
      facts: { clientOptimizer: 'SGD', dummyOptimizer: false, dataloaderBatchSize: 2, hiddenSize: null },
    },
    sources: ['accelerate/utils/deepspeed.py:29', 'accelerate/accelerator.py:2376'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (offloadDevice(view, 'offload_optimizer') === 'none' || view.get('optimizer') !== undefined) return;
    if (!isSeenByAccelerate(view)) return;
    const force = view.get('zero_force_ds_cpu_optimizer');
    if (force !== undefined && !isTruthy(force)) return;
    const optimizer = scriptOptimizer(view);
    // The Trainer forgets an optimizer that is handed to it before DeepSpeed starts, and builds its own.
    const replaced = view.integration === 'hf-trainer' ? view.run.trainingArguments?.optim : optimizer;
    const obstacle = typeof replaced === 'string' ? obstacleOf(replaced) : undefined;
    if (obstacle !== undefined) {
      yield {
        message: `With \`offload_optimizer\` Accelerate replaces ${replaced}, and the run ends in a TypeError: ${obstacle}. Set \`"zero_force_ds_cpu_optimizer": false\` to keep it, or name an optimizer in the config.`,
        at: onKey(view, 'zero_optimization', 'offload_optimizer'),
        severity: 'error',
        effect: 'fails',
      };
      return;
    }
    if (optimizer === undefined || CPU_TWINS.test(optimizer)) return;
    yield {
      message: `With \`offload_optimizer\` Accelerate silently replaces ${optimizer} by DeepSpeedCPUAdam. Set \`"zero_force_ds_cpu_optimizer": false\` to keep it, or name the optimizer in the config.`,
      at: onKey(view, 'zero_optimization', 'offload_optimizer'),
    };
  },
});
