import { listedValueFix } from '../fixes/listed-value.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'enum-value',
  group: 'types',
  severity: 'error',
  effect: 'rejects',
  title: 'A value that is not in the list',
  docs: {
    why: 'Some keys take words of a fixed list, and upper and lower case count: offload devices are none, cpu and nvme.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "CPU"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/zero/offload_config.py:14'],
  },
  scope: 'integration',
  check: (view) => view.refusals('enum-value').map((refusal) => listedValueFix(view, refusal)),
});
