import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { deletion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'comm-dtype-lower-than-model',
  group: 'precision',
  severity: 'warning',
  effect: 'changed',
  title: 'Gradients are reduced in a narrower type',
  docs: {
    why: 'communication_data_type fp16 squeezes bf16 or fp32 gradients through fp16 while they are reduced: its range ends at 65504, and there is no loss scale to keep them inside. bf16 cuts the precision of fp32 gradients.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp32"}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:1719'],
  },
  keys: ['communication_data_type'],
  scope: 'integration',
  *check(view) {
    const type = view.get('communication_data_type');
    if (type?.kind !== 'string') return;
    const communicated = type.value.toLowerCase();
    const model = modelPrecision(view);
    const narrower = (communicated === 'fp16' && model !== 'fp16') || (communicated === 'bf16' && model === 'fp32');
    if (!narrower) return;
    yield {
      message: `\`communication_data_type\` ${communicated} narrows the gradients of a model in ${model} while they are reduced. Use ${model === 'fp32' ? 'fp32' : 'bf16 or fp32'}, or remove it.`,
      at: onValue(view, 'communication_data_type'),
      ...deletion(view, 'unsafe', 'communication_data_type'),
    };
  },
});
