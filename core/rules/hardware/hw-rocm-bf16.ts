import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-rocm-bf16',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'Narrow reductions of bf16 on ROCm',
  docs: {
    why: 'On AMD GPUs bf16 reductions have overflowed and corrupted gradients: accelerate sets communication_data_type to fp32 there, but only where the key is absent.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "bf16"}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "communication_data_type": "fp32"}',
    run: { integration: 'raw', facts: { accelerator: 'rocm' } },
    sources: [
      'accelerate/utils/dataclasses.py:1454',
      'https://github.com/deepspeedai/DeepSpeed/issues/4717',
      'https://github.com/deepspeedai/DeepSpeed/issues/5274',
    ],
  },
  keys: ['communication_data_type'],
  scope: 'integration',
  *check(view) {
    const amd = view.run.accelerator === 'rocm' || view.run.gpus?.some((card) => card.vendor === 'amd') === true;
    const type = view.get('communication_data_type');
    if (!amd || modelPrecision(view) !== 'bf16' || type?.kind !== 'string' || type.value.toLowerCase() === 'fp32')
      return;
    yield {
      message:
        'On ROCm bf16 gradients should be reduced in fp32, which accelerate sets itself where the key is absent. Remove `communication_data_type`, or set it to fp32.',
      at: onValue(view, 'communication_data_type'),
    };
  },
});
