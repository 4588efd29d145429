import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { builtScheduler } from '../../deepspeed/run/scheduler.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'scheduler-torch-with-zero',
  group: 'scheduler',
  severity: 'error',
  effect: 'fails',
  title: 'Scheduler of torch.optim with a wrapped optimizer',
  docs: {
    why: 'PyTorch\'s schedulers take a torch.optim.Optimizer only. With ZeRO, and at stage 0 with fp16 or bf16, the engine hands them its own wrapper instead: "DeepSpeedZeroOptimizer is not an Optimizer".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "scheduler": {"type": "StepLR", "params": {"step_size": 100}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 100}}}',
    sources: ['deepspeed/runtime/engine.py:1932'],
  },
  keys: ['scheduler'],
  scope: 'integration',
  *check(view) {
    const scheduler = builtScheduler(view);
    const stage = zeroStage(view);
    if (!scheduler?.torch || stage === undefined) return;
    const wrapped = stage > 0 || modelPrecision(view) !== 'fp32';
    if (!wrapped) return;
    yield {
      message: `${scheduler.type} is a PyTorch scheduler and cannot take the optimizer that DeepSpeed wraps ${stage > 0 ? 'for ZeRO' : 'for 16-bit training'}: the run stops with a TypeError. Use a DeepSpeed scheduler such as WarmupDecayLR, or build it in the script.`,
      at: onValue(view, 'scheduler', 'type'),
    };
  },
});
