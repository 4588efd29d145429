import { withDefault } from '../fixes/default-value.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-hidden-size-auto',
  group: 'hf',
  severity: 'error',
  effect: 'rejects',
  title: 'Bucket sizes "auto" for a model without a hidden size',
  docs: {
    why: 'reduce_bucket_size, stage3_prefetch_bucket_size and stage3_param_persistence_threshold "auto" are computed from the model\'s hidden size. A model whose config has none stops the run; under Accelerate text_config does not count.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3, "reduce_bucket_size": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3, "reduce_bucket_size": 500000000}}',
    run: { integration: 'hf-trainer', facts: { hiddenSize: null } },
    sources: [
      'transformers/integrations/deepspeed.py:223',
      'https://github.com/huggingface/accelerate/pull/2295',
      'https://github.com/hiyouga/LlamaFactory/issues/4754',
    ],
  },
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  check: (view) => view.refusals('hf-hidden-size-auto').map((report) => withDefault(view, report)),
});
