import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'overlap-comm-pipeline',
  group: 'parallel',
  severity: 'notice',
  effect: 'changed',
  title: 'overlap_comm with a PipelineModule',
  docs: {
    why: 'The pipeline schedule decides when gradients are reduced, so DeepSpeed switches overlap_comm off for a PipelineModule.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1, "overlap_comm": true}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 1}}',
    run: { integration: 'raw', facts: { pipelineStages: 2 } },
    sources: ['deepspeed/runtime/engine.py:2665'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (!view.run.pipelineStages || zeroStage(view) !== 1) return;
    if (view.setting('zero_optimization', 'overlap_comm') !== true) return;
    yield {
      message: '`overlap_comm` is switched off for a PipelineModule. Remove it.',
      at: onKey(view, 'zero_optimization', 'overlap_comm'),
    };
  },
});
