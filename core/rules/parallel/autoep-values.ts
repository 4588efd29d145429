import { autoExpertParallel } from '../../deepspeed/run/auto-expert-parallel.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autoep-values',
  group: 'parallel',
  severity: 'error',
  effect: 'fails',
  since: '0.19.0',
  title: 'Expert parallelism that does not fit',
  docs: {
    why: "autoep_size times expert_tensor_parallel_size must divide the number of ranks, and preset_model must be one of DeepSpeed's own: the engine stops otherwise.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "expert_parallel": {"enabled": true, "autoep_size": 2}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "expert_parallel": {"enabled": true, "autoep_size": 1}}',
    run: { worldSize: 1 },
    sources: ['deepspeed/module_inject/auto_ep_config.py:177', 'deepspeed/module_inject/auto_ep_folding.py:112'],
  },
  keys: ['expert_parallel'],
  scope: 'world',
  *check(view) {
    yield* view.refusals('autoep-values');
    if (isTruthy(view.get('expert_parallel', 'enabled'))) yield* autoExpertParallel(view);
  },
});
