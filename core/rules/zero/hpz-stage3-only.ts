import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hpz-stage3-only',
  group: 'zero',
  severity: 'notice',
  effect: 'ignored',
  since: '0.10.0',
  title: 'zero_hpz_partition_size below stage 3',
  docs: {
    why: 'hpZ keeps a second copy of the partitioned parameters inside each node, and only stage 3 partitions parameters: below it the key is ignored.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "zero_hpz_partition_size": 8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 8}}',
    sources: ['deepspeed/runtime/engine.py:2787'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    const size = view.setting('zero_optimization', 'zero_hpz_partition_size');
    if (stage === undefined || stage === 3 || typeof size !== 'number' || size <= 1) return;
    yield {
      message: `\`zero_hpz_partition_size\` is ignored at ZeRO stage ${stage}: it splits the parameters of stage 3. Use stage 3, or remove it.`,
      at: onKey(view, 'zero_optimization', 'zero_hpz_partition_size'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', 'zero_hpz_partition_size'),
    };
  },
});
