import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { deletion } from '../fixes/members.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'offload-param-stage3-only',
  group: 'offload',
  severity: 'warning',
  effect: 'ignored',
  title: 'offload_param below ZeRO stage 3',
  docs: {
    why: 'Only stage 3 partitions the parameters, so only there can they be kept on the CPU or on NVMe. Below it the block is accepted and nothing is offloaded: every GPU still holds all weights.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_param": {"device": "cpu"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: ['deepspeed/runtime/zero/config.py:164', 'https://github.com/wenet-e2e/wenet/pull/2499'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    const device = offloadDevice(view, 'offload_param');
    if (device === 'none' || stage === undefined || stage === 3) return;
    const key = view.member('zero_optimization', 'offload_param') === undefined ? 'cpu_offload_param' : 'offload_param';
    yield {
      message: `\`offload_param\` to ${device} does nothing at ZeRO stage ${stage}: only stage 3 partitions parameters, so every GPU keeps all of them. Use stage 3, or remove the block.`,
      at: onKey(view, 'zero_optimization', key),
      ...deletion(view, zeroIsWritten(view) ? 'safe' : 'unsafe', 'zero_optimization', key),
    };
  },
});
