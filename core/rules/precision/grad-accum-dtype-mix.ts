import { dtypeOf } from '../../deepspeed/run/dtype.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'grad-accum-dtype-mix',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: 'Gradient accumulation type differs from the model at stage 0',
  docs: {
    why: 'Only ZeRO keeps gradients in another type than the model. At stage 0 DeepSpeed raises NotImplementedError("unsupported mix of model_dtype and grad_accum_dtype").',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "data_types": {"grad_accum_dtype": "fp32"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "data_types": {"grad_accum_dtype": "fp32"}, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/runtime/engine.py:2323'],
  },
  keys: ['data_types'],
  scope: 'integration',
  *check(view) {
    const dtype = dtypeOf(view.get('data_types', 'grad_accum_dtype'));
    const stage = zeroStage(view);
    if (dtype === undefined || chooseOptimizer(view).from === 'none') return;
    // Stage 2 and 3 leave it unread, stage 1 adds up in it.
    if (stage === 1 && dtype === 'int8') {
      yield {
        message:
          '`grad_accum_dtype` int8 holds no gradients: at stage 1 the first step fails ("result type Float can\'t be cast"). Use fp32, or remove it.',
        at: onValue(view, 'data_types', 'grad_accum_dtype'),
      };
      return;
    }
    if (stage !== 0) return;
    const model = modelPrecision(view);
    if (dtype === model) return;
    yield {
      message: `\`grad_accum_dtype\` ${dtype} with a model in ${model} works with ZeRO only: at stage 0 DeepSpeed stops at start. Use stage 1 or more, or remove it.`,
      at: onValue(view, 'data_types', 'grad_accum_dtype'),
    };
  },
});
