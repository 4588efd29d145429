import { usesBf16Optimizer } from '../../deepspeed/run/bf16-optimizer.ts';
import { bf16Block } from '../../deepspeed/run/precision.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'bf16-key-only-bf16-optimizer',
  group: 'precision',
  severity: 'notice',
  effect: 'ignored',
  since: '0.19.0',
  title: 'immediate_grad_update outside BF16_Optimizer',
  docs: {
    why: 'bf16.immediate_grad_update is read by BF16_Optimizer alone, which runs for stage 1 with fp32 gradient accumulation and for pipelines. Everywhere else it does nothing.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}, "bf16": {"enabled": true, "immediate_grad_update": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}, "bf16": {"enabled": true, "immediate_grad_update": true}, "data_types": {"grad_accum_dtype": "fp32"}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:2620', 'deepspeed/runtime/engine.py:2306'],
  },
  keys: ['bf16', 'bfloat16'],
  scope: 'integration',
  *check(view) {
    const block = bf16Block(view);
    if (view.setting(block, 'enabled') !== true || view.setting(block, 'immediate_grad_update') !== true) return;
    if (zeroStage(view) === undefined || (view.run.pipelineStages ?? 0) > 0 || usesBf16Optimizer(view)) return;
    yield {
      message:
        '`immediate_grad_update` acts at ZeRO stage 1 with fp32 gradient accumulation (and in pipelines) only: here it does nothing. Remove it.',
      at: onKey(view, block, 'immediate_grad_update'),
      ...deletion(view, 'safe', block, 'immediate_grad_update'),
    };
  },
});
