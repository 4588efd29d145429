import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

const LARGE = 5e8;

export default rule({
  id: 'hw-overlap-buffers',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'overlap_comm with large buckets',
  docs: {
    why: 'overlap_comm keeps a second reduce bucket on the GPU, so that one can be sent while the next fills. Buckets are counted in elements: 5e8 of them are 1 GB in 16 bit, twice. It is why a higher stage sometimes takes more memory.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true, "reduce_bucket_size": 5e8}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "overlap_comm": true, "reduce_bucket_size": 2e8}}',
    sources: [
      'deepspeed/runtime/zero/stage_1_and_2.py',
      'https://github.com/deepspeedai/DeepSpeed/issues/467',
      'https://github.com/deepspeedai/DeepSpeed/issues/1302',
      'https://github.com/deepspeedai/DeepSpeedExamples/issues/336',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    const size = view.setting('zero_optimization', 'reduce_bucket_size');
    if ((stage !== 1 && stage !== 2) || typeof size !== 'number' || size < LARGE) return;
    if (view.get('zero_optimization', 'overlap_comm') === undefined) return;
    if (view.setting('zero_optimization', 'overlap_comm') !== true) return;
    yield {
      message: `\`overlap_comm\` holds two reduce buckets of ${size.toLocaleString('en-US')} elements on the GPU. Use 2e8, or switch the overlap off, where memory is short.`,
      at: onKey(view, 'zero_optimization', 'overlap_comm'),
    };
  },
});
