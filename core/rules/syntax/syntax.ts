import type { Node } from '../../config/document.ts';
import { isQuoteless } from '../../config/edit.ts';
import { pointerOf } from '../../config/pointer.ts';
import { quoted } from '../../deepspeed/refusals.ts';
import { numbersAsText } from '../numbers-as-text.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

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
    const nested = firstNestedYaml(view);
    if (nested !== undefined)
      yield {
        message: `This is YAML: DeepSpeed's reader knows no indentation, takes ${quoted(nested.node)} for a text, and stops on it. Write braces, or JSON.`,
        at: { pointer: nested.pointer, span: nested.node.span },
      };
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

/** A block of YAML that stops DeepSpeed: the line below its key became a text where an object must stand. */
function firstNestedYaml(view: ConfigView): { readonly pointer: string; readonly node: Node } | undefined {
  if (view.refusesNothing) return undefined;
  for (const { key, keySpan, value } of view.root.members) {
    if (value.kind !== 'string' || !/^[\w-]+:/.test(value.value) || !isQuoteless(view.document, value)) continue;
    if (!view.document.text.slice(keySpan.end, value.span.start).includes('\n')) continue;
    const pointer = pointerOf(key);
    const refused = ['block-type', 'zero-block-type'].some((id) =>
      view.refusals(id).some(({ at }) => at.pointer === pointer),
    );
    if (refused) return { pointer, node: value };
  }
  return undefined;
}
