import { numbersAsText } from '../numbers-as-text.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'syntax',
  group: 'syntax',
  severity: 'error',
  effect: 'rejects',
  title: 'The file cannot be read',
  docs: {
    why: "DeepSpeed reads a config with Python's hjson, which forgives comments, trailing commas and missing quotes, but not unbalanced braces, Python's True and None inside a line of JSON, or a list at the top. Then nothing starts at all.",
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": True}\n}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}}',
    sources: ['deepspeed/runtime/config.py:444'],
  },
  local: true,
  scope: 'integration',
  *check(view) {
    yield* view.refusals('syntax');
    if (view.integration !== 'raw') return;
    for (const { node, pointer, written, harm } of numbersAsText(view)) {
      if (harm === 'computed' && /^-?(?:nan|infinity)$/i.test(written))
        yield {
          message: `\`${written}\` is no JSON number: DeepSpeed's reader makes a text of it, and the run dies where it computes with it. Write a number.`,
          at: { pointer, span: node.span },
          effect: 'fails',
        };
    }
  },
});
