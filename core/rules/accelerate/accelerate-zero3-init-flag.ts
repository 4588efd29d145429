import { isLauncherFile, uselessInitFlag } from '../../deepspeed/run/accelerate-file.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'accelerate-zero3-init-flag',
  group: 'accelerate',
  severity: 'notice',
  effect: 'ignored',
  title: 'zero3_init_flag below stage 3',
  docs: {
    why: 'zero.Init builds partitioned weights, which only stage 3 has: Accelerate resets the flag to false.',
    bad: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 2}}',
    good: '{"train_batch_size": "auto", "train_micro_batch_size_per_gpu": "auto", "gradient_accumulation_steps": "auto", "gradient_clipping": "auto", "zero_optimization": {"stage": 3}}',
    run: {
      integration: 'accelerate',
      facts: {
        dummyOptimizer: false,
        dataloaderBatchSize: 2,
        hiddenSize: null,
        clientOptimizer: 'AdamW',
        deepspeedPlugin: { zero3_init_flag: true },
      },
    },
    sources: ['accelerate/utils/dataclasses.py:1338'],
  },
  kind: 'any',
  integrations: ['accelerate'],
  scope: 'integration',
  *check(view) {
    if (isLauncherFile(view)) {
      yield* uselessInitFlag(view);
      return;
    }
    const environment = view.run.environment?.ACCELERATE_DEEPSPEED_ZERO3_INIT?.toLowerCase();
    if (view.run.deepspeedPlugin?.zero3_init_flag !== true && environment !== 'true') return;
    const stage = zeroStage(view);
    if (stage === 3 || stage === undefined) return;
    yield {
      message: `zero3_init_flag is on, but the ZeRO stage is ${stage}: Accelerate resets it to false. Switch it off, or use stage 3.`,
      at: onKey(view, 'zero_optimization', 'stage'),
    };
  },
});
