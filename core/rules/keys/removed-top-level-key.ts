import { withDeletion } from '../fixes/deletion.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'removed-top-level-key',
  group: 'keys',
  severity: 'error',
  effect: 'rejects',
  since: '0.19.0',
  title: 'A feature that DeepSpeed has removed',
  docs: {
    why: 'Blocks of removed features are refused by their presence alone, even as null or {"enabled": false}: they would otherwise be ignored in silence.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "amp": {"enabled": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ['deepspeed/runtime/config.py:134', 'https://github.com/deepspeedai/DeepSpeed/issues/8489'],
  },
  local: true,
  scope: 'integration',
  check: (view) => view.refusals('removed-top-level-key').map((refusal) => withDeletion(view, refusal, true)),
});
