import { isAuto } from '../../deepspeed/run/truth.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hf-offload-auto',
  group: 'hf',
  severity: 'warning',
  effect: 'changed',
  title: 'Offload device "auto"',
  docs: {
    why: "Accelerate replaces it by the launcher's setting, which is none where nobody sets it: nothing is offloaded.",
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "auto"}}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu"}}}',
    run: { integration: 'hf-trainer' },
    sources: ['accelerate/utils/dataclasses.py:1241'],
  },
  integrations: ['hf-trainer', 'accelerate'],
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    for (const block of ['offload_optimizer', 'offload_param'] as const) {
      if (!isAuto(view.getWritten('zero_optimization', block, 'device'))) continue;
      yield {
        message: `\`zero_optimization.${block}.device\` is "auto": Accelerate takes the launcher's setting for it, else \`none\`, and then nothing is offloaded. Write the device.`,
        at: onValue(view, 'zero_optimization', block, 'device'),
      };
    }
  },
});
