import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { bf16Block, modelPrecision } from '../../deepspeed/run/precision.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'bf16-zero0-no-fp32-master',
  group: 'precision',
  severity: 'notice',
  effect: 'changed',
  since: '0.19.0',
  title: 'bf16 without ZeRO',
  docs: {
    why: 'At stage 0 bf16 runs in the fp16 wrapper (FP16_Optimizer with FusedAdam, else FP16_UnfusedOptimizer), not in BF16_Optimizer: gradients are accumulated in bf16. Stage 1 partitions the optimizer states for the same communication and can accumulate in fp32.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "zero_optimization": {"stage": 0}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "bf16": {"enabled": true}, "zero_optimization": {"stage": 1}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:2321'],
  },
  keys: ['bf16', 'bfloat16'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 0 || modelPrecision(view) !== 'bf16' || chooseOptimizer(view).from === 'none') return;
    if ((view.run.pipelineStages ?? 0) > 0) return;
    yield {
      message:
        'bf16 at stage 0 runs in the fp16 optimizer wrapper and accumulates gradients in bf16. ZeRO stage 1 costs no more communication and can accumulate in fp32 (`data_types.grad_accum_dtype`).',
      at: onKey(view, bf16Block(view)),
    };
  },
});
