import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey, onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zenflow-changes-gas',
  group: 'zenflow',
  severity: 'warning',
  effect: 'changed',
  since: '0.17.0',
  title: 'ZenFlow replaces gradient_accumulation_steps',
  docs: {
    why: 'ZenFlow sets gradient_accumulation_steps to its update_interval after the batch arithmetic was checked. The optimizer then steps more or less often than the config says, while train_batch_size still shows the old product.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 8, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "gradient_accumulation_steps": 2, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2}}}',
    sources: ['deepspeed/runtime/zenflow/engine.py:69'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (view.get('zero_optimization', 'zenflow')?.kind !== 'object' || zeroStage(view) === undefined) return;
    const update = view.setting('zero_optimization', 'zenflow', 'update_interval');
    if (typeof update !== 'number') return;
    const steps = view.get('gradient_accumulation_steps');
    const written = steps?.kind === 'number' ? steps.value : undefined;
    if (written === update || (written === undefined && update === 1)) return;
    yield {
      message: `ZenFlow sets gradient accumulation to its \`update_interval\` of ${update}, whatever \`gradient_accumulation_steps\` says. Make the two equal.`,
      at:
        written === undefined
          ? onKey(view, 'zero_optimization', 'zenflow', 'update_interval')
          : onValue(view, 'gradient_accumulation_steps'),
      ...(written === undefined && { severity: 'notice' as const }),
    };
  },
});
