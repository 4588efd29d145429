import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

/** PyTorch's names, as people write them → DeepSpeed's. */
const SHORT: Readonly<Record<string, string>> = {
  float32: 'fp32',
  float: 'fp32',
  float16: 'fp16',
  half: 'fp16',
  bfloat16: 'bf16',
};

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
      const known = node?.kind === 'string' ? SHORT[node.value.toLowerCase().replace(/^torch\./, '')] : undefined;
      if (node === undefined || known === undefined) return refusal;
      return {
        ...refusal,
        fix: { title: `write "${known}"`, edits: [replaceValue(view.document, node, `"${known}"`)], safe: true },
      };
    }),
});
