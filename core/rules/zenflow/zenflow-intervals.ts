import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'zenflow-intervals',
  group: 'zenflow',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'ZenFlow intervals that contradict each other',
  docs: {
    why: 'ZenFlow picks important gradients every select_interval and updates the rest every update_interval: the first must not be smaller, "step" and "epoch" need a number, and "auto" must not have one. DeepSpeed checks this while it builds the engine.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 2, "update_interval": 4}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 8, "update_interval": 4}}}',
    sources: ['deepspeed/runtime/zenflow/engine.py:63'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (view.get('zero_optimization', 'zenflow')?.kind !== 'object' || zeroStage(view) === undefined) return;
    const problem = contradiction(view);
    if (problem === undefined) return;
    const key = view.get('zero_optimization', 'zenflow', 'select_interval') ? 'select_interval' : 'select_strategy';
    yield { message: problem, at: onKey(view, 'zero_optimization', 'zenflow', key) };
  },
});

function contradiction(view: ConfigView): string | undefined {
  const setting = (key: string) => view.setting('zero_optimization', 'zenflow', key);
  const strategy = setting('select_strategy');
  const select = setting('select_interval');
  const update = setting('update_interval');
  if (strategy === 'auto') {
    if (typeof select !== 'number') return undefined;
    return '`zenflow.select_strategy` "auto" sets the interval itself and stops DeepSpeed where `select_interval` is a number. Set the strategy to "step" or "epoch", or drop the interval.';
  }
  if (typeof select !== 'number')
    return `\`zenflow.select_strategy\` ${JSON.stringify(strategy)} needs a number as \`select_interval\`: DeepSpeed stops at start. Write one, or use "auto".`;
  // With "epoch" the interval is multiplied by the steps of an epoch, which only the run knows.
  if (strategy === 'step' && typeof update === 'number' && select !== 0 && select < update)
    return `\`zenflow.select_interval\` (${select}) must not be smaller than \`update_interval\` (${update}): DeepSpeed stops at start.`;
  return undefined;
}
