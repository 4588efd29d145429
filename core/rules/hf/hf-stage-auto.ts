import { isAuto } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-stage-auto',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: 'ZeRO stage "auto"',
  docs: {
    why: 'Accelerate replaces it by ACCELERATE_DEEPSPEED_ZERO_STAGE, which is 2 where nobody sets it. DeepSpeed itself would take 0.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": "auto"}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    run: { integration: 'hf-trainer' },
    sources: ['accelerate/utils/dataclasses.py:1238'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (!isAuto(view.getWritten('zero_optimization', 'stage'))) return;
    const stage = view.setting('zero_optimization', 'stage');
    yield {
      message: `\`zero_optimization.stage\` is "auto": Accelerate takes ACCELERATE_DEEPSPEED_ZERO_STAGE for it, else 2 (here ${stage}). Write the stage.`,
      at: onValue(view, 'zero_optimization', 'stage'),
      fix: {
        title: `write ${stage}`,
        edits: [{ span: onValue(view, 'zero_optimization', 'stage').span, text: String(stage) }],
        safe: true,
      },
    };
  },
});
