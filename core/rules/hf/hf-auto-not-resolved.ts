import { autoForNumbers, isLauncherFile } from '../../deepspeed/run/accelerate-file.ts';
import { withDefault } from '../fixes/default-value.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-auto-not-resolved',
  group: 'hf',
  severity: 'error',
  effect: 'fails',
  title: '"auto" where nobody fills it',
  docs: {
    why: 'Transformers and Accelerate fill a fixed list of keys. Any other "auto" ends in "not found in kwargs"; under plain Accelerate betas, epsilon and, without a DummyScheduler, the scheduler\'s steps belong to these.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "overlap_comm": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "overlap_comm": true}}',
    run: { integration: 'hf-trainer' },
    sources: [
      'accelerate/utils/dataclasses.py:1369',
      'https://github.com/huggingface/accelerate/issues/1644',
      'https://github.com/hiyouga/LlamaFactory/issues/768',
    ],
  },
  kind: 'any',
  integrations: ['hf-trainer', 'accelerate'],
  scope: 'integration',
  *check(view) {
    if (isLauncherFile(view)) yield* autoForNumbers(view);
    else yield* view.refusals('hf-auto-not-resolved').map((report) => withDefault(view, report));
  },
});
