import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'bfloat16-old-name',
  group: 'precision',
  severity: 'warning',
  effect: 'ignored',
  title: 'bfloat16 beside bf16',
  docs: {
    why: 'bfloat16 is the old name of the bf16 block. It is read only where bf16 is absent or null: with both, what it says is ignored.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": false}, "bfloat16": {"enabled": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ['deepspeed/runtime/precision_config.py:37'],
  },
  keys: ['bfloat16'],
  scope: 'file',
  *check(view) {
    const bf16 = view.getWritten('bf16');
    if (view.getWritten('bfloat16') === undefined || bf16 === undefined || bf16.kind === 'null') return;
    yield {
      message: '`bfloat16` is the old name of `bf16` and is ignored beside it. Keep `bf16` only.',
      at: onKey(view, 'bfloat16'),
      ...deletion(view, 'safe', 'bfloat16'),
    };
  },
});
