import { withDeletion } from '../fixes/deletion.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'removed-zero-key',
  group: 'keys',
  severity: 'error',
  effect: 'rejects',
  since: '0.19.0',
  title: 'A ZeRO feature that DeepSpeed has removed',
  docs: {
    why: 'MiCS and LoCo are gone from zero_optimization; their keys are refused by their presence alone. What MiCS did, zero_hpz_partition_size does in part.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "mics_shard_size": 8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "zero_hpz_partition_size": 8}}',
    sources: ['deepspeed/runtime/config.py:139', 'https://github.com/deepspeedai/DeepSpeed/issues/8489'],
  },
  local: true,
  scope: 'integration',
  check: (view) => view.refusals('removed-zero-key').map((refusal) => withDeletion(view, refusal, true)),
});
