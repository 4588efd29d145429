import { unknownKeyAdvice } from '../fixes/unknown-key.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'strict-block-unknown-key',
  group: 'keys',
  severity: 'error',
  effect: 'rejects',
  title: 'An unknown key in a block that allows none',
  docs: {
    why: 'Blocks such as zero_optimization, fp16 and bf16 refuse every key they do not know: a typing mistake, a comment key, or a key that belongs elsewhere stops the run.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "aio": {"block_size": 1048576}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3}, "aio": {"block_size": 1048576}}',
    sources: [
      'deepspeed/runtime/config_utils.py:110',
      'https://github.com/deepspeedai/DeepSpeed/issues/2721',
      'https://github.com/FlagOpen/FlagEmbedding/issues/1487',
    ],
  },
  local: true,
  scope: 'integration',
  // Advice looks through the whole block: for more keys than anybody reads it would take minutes.
  check: (view) =>
    view
      .refusals('strict-block-unknown-key')
      .slice(0, 200)
      .map((refusal) => unknownKeyAdvice(view, refusal)),
});
