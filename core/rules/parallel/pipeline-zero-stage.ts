import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'pipeline-zero-stage',
  group: 'parallel',
  severity: 'error',
  effect: 'fails',
  title: 'PipelineModule with ZeRO stage 2 or 3',
  docs: {
    why: 'Pipeline parallelism accumulates gradients over micro batches that ZeRO 2 would already have scattered. DeepSpeed asserts "ZeRO-2 and ZeRO-3 are incompatible with pipeline parallelism".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 3}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 1}}',
    run: { integration: 'raw', facts: { pipelineStages: 2 } },
    sources: [
      'deepspeed/runtime/pipe/engine.py:77',
      'https://github.com/deepspeedai/DeepSpeed/issues/823',
      'https://github.com/deepspeedai/DeepSpeed/issues/568',
      'https://github.com/deepspeedai/DeepSpeed/issues/1629',
      'https://github.com/deepspeedai/Megatron-DeepSpeed/issues/474',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if (!view.run.pipelineStages || (stage !== 2 && stage !== 3)) return;
    yield {
      message: `A PipelineModule cannot run with ZeRO stage ${stage}: DeepSpeed stops at start. Use stage 0 or 1.`,
      at: onValue(view, 'zero_optimization', 'stage'),
    };
  },
});
