import { replaceValue } from '../../config/edit.ts';
import { compareReleases } from '../../deepspeed/releases.ts';
import { rule } from '../rule.ts';

/** PyTorch's names, as people write them, and those of other releases → DeepSpeed's. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['float32', 'fp32'],
  ['float', 'fp32'],
  ['float16', 'fp16'],
  ['half', 'fp16'],
  ['bfloat16', 'bf16'],
  ['bfp16', 'bf16'],
  ['bf16', 'bf16'],
]);

export default rule({
  id: 'comm-dtype-value',
  group: 'gradients',
  severity: 'error',
  effect: 'rejects',
  title: 'A communication type that DeepSpeed does not know',
  docs: {
    why: 'communication_data_type and seq_parallel_communication_data_type take fp16, bf16 or fp32 in any case. The names of PyTorch ("float32", "bfloat16") and "auto" are refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "communication_data_type": "bfloat16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "communication_data_type": "bf16"}',
    sources: ['deepspeed/runtime/config.py:230'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('comm-dtype-value').map((refusal) => {
      const node = refusal.member?.value;
      const short = node?.kind === 'string' ? SHORT.get(node.value.toLowerCase().replace(/^torch\./, '')) : undefined;
      // Its name until 0.13.
      const known = short === 'bf16' && compareReleases(view.facts.deepspeed, '0.14.0') < 0 ? 'bfp16' : short;
      if (node === undefined || known === undefined) return refusal;
      return {
        ...refusal,
        fix: { title: `write "${known}"`, edits: [replaceValue(view.document, node, `"${known}"`)], safe: true },
      };
    }),
});
