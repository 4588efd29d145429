import { strictJsonFix } from '../fixes/strict-json.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'json-only-in-hf',
  group: 'hf',
  severity: 'error',
  effect: 'rejects',
  title: 'Not strict JSON, for Transformers and Accelerate',
  docs: {
    why: "DeepSpeed itself reads HJSON: comments, trailing commas, a byte order mark are fine. Transformers and Accelerate read the same file with Python's json.load, and stop.",
    bad: '{\n  // ZeRO\n  "zero_optimization": {"stage": 2},\n  "train_micro_batch_size_per_gpu": "auto"\n}',
    good: '{\n  "zero_optimization": {"stage": 2},\n  "train_micro_batch_size_per_gpu": "auto"\n}',
    run: { integration: 'hf-trainer' },
    sources: [
      'accelerate/utils/deepspeed.py:143',
      'https://github.com/databrickslabs/dolly/issues/161',
      'https://github.com/LlamaChinese/Llama-Chinese/issues/361',
    ],
  },
  integrations: ['hf-trainer', 'accelerate'],
  local: true,
  scope: 'integration',
  check: (view) =>
    view.refusals('json-only-in-hf').map((refusal) => {
      const fix = strictJsonFix(view);
      return fix === undefined ? refusal : { ...refusal, fix };
    }),
});
