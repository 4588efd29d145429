import { stepsWithout } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { insertion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'optimizer-without-type',
  group: 'optimizer',
  severity: 'error',
  effect: 'fails',
  title: 'optimizer block without a type',
  docs: {
    why: 'Without type DeepSpeed builds no optimizer from the block. Stages 1 and 2 then stop ("zero stage 1 requires an optimizer"); at stage 0 and 3 the run starts and trains nothing, in silence.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    sources: ['deepspeed/runtime/config.py:288', 'deepspeed/runtime/engine.py:2659'],
  },
  keys: ['optimizer'],
  scope: 'integration',
  *check(view) {
    if (view.get('optimizer')?.kind !== 'object') return;
    const type = view.get('optimizer', 'type');
    if (type !== undefined && type.kind !== 'null') return;
    const stage = zeroStage(view);
    // Trainer and accelerate step the optimizer at any stage; a script may pass its own, or only infer.
    const trains = view.integration !== 'raw' && view.run.forwardOnly !== true;
    const pipeline = (view.run.pipelineStages ?? 0) > 0;
    const needed = stage === 1 || stage === 2 || pipeline || stepsWithout(view);
    const stops = trains || (needed && view.run.clientOptimizer === null);
    yield {
      message:
        'The `optimizer` block has no `type`, so DeepSpeed builds no optimizer from it: ZeRO stages 1 and 2 stop at start, and at 0 and 3 there is nothing to train with. Add `"type": "AdamW"`, or remove the block.',
      at: onKey(view, 'optimizer'),
      ...insertion(view, 'unsafe', '"AdamW"', 'optimizer', 'type'),
      ...(!stops && { severity: 'warning' as const, effect: 'ignored' as const }),
    };
  },
});
