import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'elastic-checkpoint-z3',
  group: 'zero',
  severity: 'warning',
  effect: 'ignored',
  title: 'elastic_checkpoint at stage 3',
  docs: {
    why: 'Stage 3 no longer writes elastic checkpoints; the option is ignored with one log line, and the checkpoint can only be loaded with the same number of GPUs.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "elastic_checkpoint": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "checkpoint": {"load_universal": true}}',
    sources: ['deepspeed/runtime/zero/config.py:406'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3 || view.setting('zero_optimization', 'elastic_checkpoint') !== true) return;
    yield {
      message:
        '`elastic_checkpoint` is ignored at ZeRO stage 3. Convert to a Universal Checkpoint and load it with `checkpoint.load_universal` instead.',
      at: onKey(view, 'zero_optimization', 'elastic_checkpoint'),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', 'elastic_checkpoint'),
    };
  },
});
