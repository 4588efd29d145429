import { ambiguousFields, ambiguousKeys } from '../../deepspeed/run/accelerate-file.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-yaml-ambiguous',
  group: 'accelerate',
  severity: 'error',
  effect: 'fails',
  title: 'deepspeed_config_file beside settings of its own',
  docs: {
    why: 'With a deepspeed_config_file the launcher\'s own settings would be ignored, so Accelerate refuses them: gradient_accumulation_steps, gradient_clipping, zero_stage, offload_*, zero3_save_16bit_model, and a top-level mixed_precision, even "no".',
    bad: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"deepspeed_config_file": "ds.json", "zero_stage": 2}}',
    good: '{"distributed_type": "DEEPSPEED", "num_processes": 8, "deepspeed_config": {"deepspeed_config_file": "ds.json", "zero3_init_flag": false}}',
    run: { path: 'accelerate.yaml' },
    sources: [
      'accelerate/utils/dataclasses.py:1527',
      'https://github.com/yuvalkirstain/PickScore/issues/2',
      'https://github.com/huggingface/accelerate/pull/941',
    ],
  },
  kind: 'any',
  scope: 'file',
  check: (view) =>
    view.run.environment?.ACCELERATE_CONFIG_DS_FIELDS === undefined ? ambiguousKeys(view) : ambiguousFields(view),
});
