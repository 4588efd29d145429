import { replaceValue } from '../../config/edit.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'fp16-dynamic-scale-params',
  group: 'precision',
  severity: 'error',
  effect: 'rejects',
  since: '0.19.0',
  title: 'Parameters of dynamic loss scaling out of range',
  docs: {
    why: 'With dynamic scaling (loss_scale 0) loss_scale_window and min_loss_scale must be whole numbers above 0; fractions are refused in any case.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "min_loss_scale": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "fp16": {"enabled": true, "min_loss_scale": 1}}',
    sources: ['deepspeed/runtime/precision_config.py:193'],
  },
  scope: 'integration',
  check: (view) =>
    view.refusals('fp16-dynamic-scale-params').map((refusal) => {
      const node = refusal.member?.value;
      if (node?.kind !== 'number' || !Number.isFinite(node.value)) return refusal;
      const whole = String(Math.max(1, Math.min(Math.round(node.value), Number.MAX_SAFE_INTEGER)));
      const edits = [replaceValue(view.document, node, whole)];
      return { ...refusal, fix: { title: `write ${whole}`, edits, safe: false } };
    }),
});
