import { usesCpuOptimizer } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'ignore-unused-parameters',
  group: 'zero',
  severity: 'notice',
  effect: 'advice',
  title: 'ignore_unused_parameters switched off',
  docs: {
    why: 'With ignore_unused_parameters: false stage 2 asserts that every parameter got a gradient. A frozen adapter, an unused head or a branch that a batch did not take then stops the training in the middle.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "ignore_unused_parameters": false}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2}}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:1934'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if ((stage !== 1 && stage !== 2) || view.setting('zero_optimization', 'ignore_unused_parameters') !== false) return;
    // Only the CPU path looks: the GPU path fills in zeros.
    const stops = view.run.unusedParameters === true && usesCpuOptimizer(view);
    yield {
      message:
        '`ignore_unused_parameters: false` stops the run as soon as a parameter gets no gradient (a frozen or unused layer). Leave the default unless that is wanted.',
      at: onValue(view, 'zero_optimization', 'ignore_unused_parameters'),
      ...(stops && { severity: 'error' as const, effect: 'fails' as const }),
    };
  },
});
