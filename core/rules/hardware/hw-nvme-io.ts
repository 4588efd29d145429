import { offloadDevice } from '../../deepspeed/run/offload.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'hw-nvme-io',
  group: 'hardware',
  severity: 'notice',
  effect: 'advice',
  title: 'Parameters on NVMe must fit the buffer',
  docs: {
    why: 'A parameter is read into one buffer of buffer_size elements (100 million by default); a larger partition, mostly the embedding, stops the run with "More elements … than buffer size" or "buffer nbytes != file bytes". The same message comes from a full disk or a file system without O_DIRECT.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "nvme", "nvme_path": "/local_nvme"}}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "zero_optimization": {"stage": 3, "offload_param": {"device": "cpu"}}}',
    sources: [
      'deepspeed/runtime/swap_tensor/partitioned_param_swapper.py',
      'https://github.com/deepspeedai/DeepSpeed/issues/3506',
      'https://github.com/deepspeedai/DeepSpeed/issues/1070',
      'https://github.com/deepspeedai/DeepSpeed/issues/1627',
      'https://github.com/deepspeedai/DeepSpeed/issues/2006',
      'https://github.com/deepspeedai/DeepSpeed/issues/4888',
    ],
  },
  keys: ['zero_optimization'],
  scope: 'integration',
  *check(view) {
    if (zeroStage(view) !== 3 || offloadDevice(view, 'offload_param') !== 'nvme') return;
    const size = view.setting('zero_optimization', 'offload_param', 'buffer_size');
    if (typeof size !== 'number') return;
    yield {
      message: `Parameters on NVMe are read through buffers of ${size.toLocaleString('en-US')} elements (\`buffer_size\`): the largest partitioned parameter must fit, and the disk must be local and take O_DIRECT.`,
      at: onKey(view, 'zero_optimization', 'offload_param', 'buffer_size'),
    };
  },
});
