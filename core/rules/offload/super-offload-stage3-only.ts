import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'super-offload-stage3-only',
  group: 'offload',
  severity: 'warning',
  effect: 'ignored',
  title: 'super_offload below ZeRO stage 3',
  docs: {
    why: 'SuperOffload is an optimizer of stage 3 alone; below it the plain CPU offload runs and the option is never read.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "super_offload": true}}}',
    sources: ['deepspeed/runtime/engine.py:2749'],
  },
  since: '0.18.0',
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (stage === undefined || stage === 3) return;
    if (view.setting('zero_optimization', 'offload_optimizer', 'super_offload') !== true) return;
    yield {
      message: `\`super_offload\` is ignored at ZeRO stage ${stage}: it exists in stage 3 only. Use stage 3, or remove it.`,
      at: onKey(view, 'zero_optimization', 'offload_optimizer', 'super_offload'),
      ...deletion(
        view,
        zeroIsWritten(view) ? 'safe' : 'unsafe',
        'zero_optimization',
        'offload_optimizer',
        'super_offload',
      ),
    };
  },
});
