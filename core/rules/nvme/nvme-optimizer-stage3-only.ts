import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroIsWritten, zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { replacement } from '../fixes/members.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'nvme-optimizer-stage3-only',
  group: 'nvme',
  severity: 'warning',
  effect: 'changed',
  title: 'Optimizer offload to NVMe below ZeRO stage 3',
  docs: {
    why: 'Stages 1 and 2 know offload on or off only: with device nvme they keep the optimizer states in CPU RAM and never touch the disk. A job that was sized for NVMe then runs out of host memory.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 2, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_optimizer": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    sources: ['deepspeed/runtime/zero/stage_1_and_2.py:221', 'https://github.com/deepspeedai/DeepSpeed/issues/1005'],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const stage = zeroStage(view);
    if ((stage !== 1 && stage !== 2) || offloadDevice(view, 'offload_optimizer') !== 'nvme') return;
    yield {
      message: `ZeRO stage ${stage} keeps the offloaded optimizer states in CPU RAM whatever the device says: nothing goes to NVMe. Use stage 3 for NVMe, or say cpu.`,
      at: onValue(view, 'zero_optimization', 'offload_optimizer', 'device'),
      ...replacement(
        view,
        zeroIsWritten(view) ? 'safe' : 'unsafe',
        '"cpu"',
        'zero_optimization',
        'offload_optimizer',
        'device',
      ),
    };
  },
});
