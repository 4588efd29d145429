import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion, replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'zenflow-offload-needs-overlap',
  group: 'zenflow',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'zenflow.offload without overlap_comm',
  docs: {
    why: 'Keeping the selective optimizer on the CPU relies on overlapped communication. Below stage 3 overlap_comm is off when it is left out, and DeepSpeed asserts it at start.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2, "offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "overlap_comm": true, "offload_optimizer": {"device": "cpu"}, "zenflow": {"select_strategy": "step", "select_interval": 4, "update_interval": 2, "offload": true}}}',
    sources: ['deepspeed/runtime/zenflow/zenflow_stage_1_and_2.py:76'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (stage === undefined || stage === 0) return;
    if (view.setting('zero_optimization', 'zenflow', 'offload') !== true) return;
    // Left out it is on at stage 3 only.
    const overlap = view.setting('zero_optimization', 'overlap_comm') ?? stage === 3;
    if (overlap === true) return;
    yield {
      message:
        '`zenflow.offload` needs `overlap_comm`: DeepSpeed stops with an AssertionError. Set `overlap_comm` to true.',
      at: onValue(view, 'zero_optimization', 'zenflow', 'offload'),
      ...(view.get('zero_optimization', 'overlap_comm') === undefined
        ? insertion(view, 'unsafe', 'true', 'zero_optimization', 'overlap_comm')
        : replacement(view, 'unsafe', 'true', 'zero_optimization', 'overlap_comm')),
    };
  },
});
