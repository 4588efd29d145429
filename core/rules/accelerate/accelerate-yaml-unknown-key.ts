import { unknownKeys } from '../../deepspeed/run/accelerate-file.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-yaml-unknown-key',
  group: 'accelerate',
  severity: 'warning',
  effect: 'ignored',
  title: "A key that Accelerate's config file does not have",
  docs: {
    why: 'An unknown key at the top of the file is refused by the launcher; inside deepspeed_config it is ignored in silence: settings such as train_micro_batch_size_per_gpu belong into the DeepSpeed config.',
    bad: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2, "train_micro_batch_size_per_gpu": 4}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"zero_stage": 2}}',
    run: { path: 'accelerate.yaml' },
    sources: [
      'accelerate/commands/config/config_args.py:137',
      'https://github.com/huggingface/accelerate/issues/2298',
      'https://github.com/OpenMOSS/MOSS/issues/272',
    ],
  },
  kind: 'accelerate',
  scope: 'file',
  check: (view) => unknownKeys(view),
});
