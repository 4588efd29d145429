import type { Node, Span } from '../../config/document.ts';
import { replaceValue } from '../../config/edit.ts';
import { TORCH_MODULES } from '../../deepspeed/generated/constructors.ts';
import { childPointer } from '../../deepspeed/refusals.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'torch-autocast-modules',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  since: '0.17.0',
  title: 'lower_precision_safe_modules names a class that cannot be imported',
  docs: {
    why: 'Each entry is imported when the engine is built, as package.Class. A name without a package, or a class that is not there, stops the run: "Failed to import lower precision safe module".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16", "lower_precision_safe_modules": ["torch.nn.NotALayer"]}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16", "lower_precision_safe_modules": ["torch.nn.Linear"]}}',
    sources: ['deepspeed/runtime/torch_autocast.py:52'],
  },
  keys: ['torch_autocast'],
  scope: 'integration',
  *check(view) {
    if (!isTruthy(view.get('torch_autocast', 'enabled'))) return;
    const list = view.get('torch_autocast', 'lower_precision_safe_modules');
    if (list === undefined) return;
    const { pointer } = onValue(view, 'torch_autocast', 'lower_precision_safe_modules');
    // DeepSpeed iterates over whatever stands there: the letters of a text.
    if (list.kind === 'string' && list.value !== '') {
      yield {
        message: `\`lower_precision_safe_modules\` is the text ${shown(list)}: DeepSpeed takes each letter for the name of a class and stops at start. Write a list: [${shown(list)}].`,
        at: { pointer, span: list.span },
        fix: {
          title: 'make it a list',
          edits: [replaceValue(view.document, list, `[${JSON.stringify(list.value)}]`)],
          safe: false,
        },
      };
      return;
    }
    for (const { name, key, span } of names(list)) {
      if (canBeImported(name)) continue;
      yield {
        message: `${JSON.stringify(name)} cannot be imported, and DeepSpeed stops at start. Write the full path of a class, such as "torch.nn.Linear".`,
        at: { pointer: childPointer(pointer, key), span },
      };
    }
  },
});

/** The entries of a list, or the keys of an object. */
function names(node: Node): { readonly name: string; readonly key: string | number; readonly span: Span }[] {
  if (node.kind === 'object') return node.members.map(({ key, keySpan }) => ({ name: key, key, span: keySpan }));
  if (node.kind !== 'array') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'string' ? [{ name: item.value, key: index, span: item.span }] : [],
  );
}

/** Not known to be missing: what other packages hold is not known here. */
function canBeImported(name: string): boolean {
  if (!name.startsWith('torch.nn.')) return name.includes('.');
  const inTorch = name.slice('torch.nn.'.length);
  return inTorch.includes('.') || TORCH_MODULES.includes(inTorch);
}
