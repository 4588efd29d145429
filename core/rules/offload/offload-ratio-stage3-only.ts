import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'offload-ratio-stage3-only',
  group: 'offload',
  severity: 'error',
  effect: 'rejects',
  title: 'Partial optimizer offload below stage 3',
  docs: {
    why: 'offload_optimizer.ratio below 1 keeps a part of the optimizer on the GPU (ZeRO-Offload++), which only stage 3 can.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "cpu", "ratio": 0.5}}}',
    sources: ['deepspeed/runtime/zero/config.py:399'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('offload-ratio-stage3-only').map((refusal) => {
      const node = refusal.member?.value;
      if (node === undefined) return refusal;
      return {
        ...refusal,
        fix: {
          title: 'write 1.0: the whole optimizer on the CPU',
          edits: [replaceValue(view.document, node, '1.0')],
          safe: false,
        },
      };
    }),
});
