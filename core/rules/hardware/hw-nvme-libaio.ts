import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

const BLOCKS = ['offload_optimizer', 'offload_param'] as const;

export default rule({
  id: 'hw-nvme-libaio',
  group: 'hardware',
  severity: 'warning',
  effect: 'advice',
  title: 'NVMe offload needs libaio',
  docs: {
    why: 'The async_io op is compiled at first use on every node: without the libaio headers (libaio-dev, libaio-devel) and a compiler the run stops, and with them the build takes minutes.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      'deepspeed/ops/op_builder/async_io.py',
      'https://github.com/deepspeedai/DeepSpeed/issues/2503',
      'https://github.com/deepspeedai/DeepSpeed/issues/1534',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    const block = BLOCKS.find((name) => offloadDevice(view, name) === 'nvme');
    if (block === undefined || zeroStage(view) !== 3) return;
    yield {
      message:
        'NVMe offload compiles the async_io op when training starts: every node needs the libaio headers (`libaio-dev`) and a compiler. Add them to the image, or prebuild with DS_BUILD_AIO=1.',
      at: onValue(view, 'zero_optimization', block, 'device'),
      // Whether the image has it no config tells.
      severity: 'notice',
    };
  },
});
