import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion, replacement } from '../fixes/members.ts';
import { onKey, onValue } from '../place.ts';
import { rule } from '../rule.ts';

const KEYS = [
  'stage3_gather_16bit_weights_on_model_save',
  'gather_16bit_weights_on_model_save',
  'stage3_gather_fp16_weights_on_model_save',
];

export default rule({
  id: 'stage3-save-without-gather',
  group: 'zero',
  severity: 'warning',
  effect: 'ignored',
  title: 'Stage 3 saves no consolidated model',
  docs: {
    why: 'At stage 3 each rank holds a slice of the weights. Without stage3_gather_16bit_weights_on_model_save, save_16bit_model() writes nothing and returns False, and Trainer.save_model() leaves a sharded checkpoint without model.safetensors: the training is done and there is no model to load.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_gather_16bit_weights_on_model_save": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "stage3_gather_16bit_weights_on_model_save": true}}',
    sources: [
      'deepspeed/runtime/engine.py:5739',
      'https://github.com/huggingface/transformers/issues/20082',
      'https://github.com/FlagOpen/FlagEmbedding/issues/873',
      'https://github.com/deepspeedai/DeepSpeed/issues/2413',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3) return;
    if (KEYS.some((key) => view.setting('zero_optimization', key) === true)) return;
    const { saves } = view.run;
    if (saves === null || saves === 'ckpt') return;
    const key = KEYS.find((name) => view.get('zero_optimization', name) !== undefined);
    yield {
      message:
        'At stage 3 nothing gathers the weights when the model is saved: `save_16bit_model()` writes no file, and Trainer a sharded checkpoint instead of a model. Set `stage3_gather_16bit_weights_on_model_save` to true, or convert with zero_to_fp32.py.',
      at: key === undefined ? onKey(view, 'zero_optimization') : onValue(view, 'zero_optimization', key),
      ...(key === undefined
        ? insertion(view, 'unsafe', 'true', 'zero_optimization', 'stage3_gather_16bit_weights_on_model_save')
        : replacement(view, 'unsafe', 'true', 'zero_optimization', key)),
      ...(saves === undefined && { severity: 'notice' as const, effect: 'advice' as const }),
    };
  },
});
