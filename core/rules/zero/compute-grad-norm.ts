import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion, insertion } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';
import type { ConfigView } from '../view.ts';

export default rule({
  id: 'compute-grad-norm',
  group: 'zero',
  severity: 'error',
  effect: 'fails',
  since: '0.19.0',
  title: 'compute_grad_norm switched off where it is needed',
  docs: {
    why: 'Without the gradient norm nothing can be clipped, and gradient_clipping is 1.0 when it is left out: so compute_grad_norm: false alone already stops the run. Offload, ZenFlow and ZeRO-1 with BF16 and FP32 accumulation need the norm, too; outside stages 1 and 2 the key is refused.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "compute_grad_norm": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2, "compute_grad_norm": false}, "gradient_clipping": 0}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:213', 'deepspeed/runtime/engine.py:2310'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const refused = view.refusals('compute-grad-norm');
    yield* refused;
    if (refused.length > 0 || view.setting('zero_optimization', 'compute_grad_norm') !== false) return;
    const place = onValue(view, 'zero_optimization', 'compute_grad_norm');
    const stage = zeroStage(view);
    if (stage !== 1 && stage !== 2) {
      yield {
        message:
          '`compute_grad_norm: false` is accepted at ZeRO stages 1 and 2 only: DeepSpeed refuses the config. Remove it.',
        at: place,
        effect: 'rejects',
      };
      return;
    }
    if (chooseOptimizer(view).from === 'none') return;
    const reason = obstacle(view, stage);
    if (reason !== undefined)
      yield {
        message: reason,
        at: place,
        ...(reason.includes('left out')
          ? insertion(view, 'unsafe', '0', 'gradient_clipping')
          : deletion(view, 'unsafe', 'zero_optimization', 'compute_grad_norm')),
      };
  },
});

function obstacle(view: ConfigView, stage: 1 | 2): string | undefined {
  if (offloadDevice(view, 'offload_optimizer') !== 'none')
    return '`compute_grad_norm: false` does not go with `offload_optimizer`: DeepSpeed stops at start. Remove one of the two.';
  if (view.get('zero_optimization', 'zenflow')?.kind === 'object')
    return '`compute_grad_norm: false` does not go with `zenflow`: DeepSpeed stops at start. Remove it.';
  const accumulation = view.get('data_types', 'grad_accum_dtype');
  const fp32 = accumulation?.kind === 'string' && /^(?:torch\.)?(?:fp32|float32|float)$/.test(accumulation.value);
  if (stage === 1 && modelPrecision(view) === 'bf16' && fp32)
    return '`compute_grad_norm: false` does not go with ZeRO-1, BF16 and FP32 gradient accumulation: DeepSpeed stops at start. Remove it.';
  const clipping = view.get('gradient_clipping');
  if (clipping === undefined)
    return '`compute_grad_norm: false` needs `gradient_clipping: 0` to be written: left out it is 1.0, and DeepSpeed stops at start.';
  if ((clipping.kind === 'number' && clipping.value > 0) || (clipping.kind === 'boolean' && clipping.value))
    return '`compute_grad_norm: false` cannot clip gradients: DeepSpeed stops at start. Set `gradient_clipping` to 0, or remove it.';
  return undefined;
}
