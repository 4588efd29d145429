import { onFile } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'config-file-missing',
  group: 'syntax',
  severity: 'error',
  effect: 'rejects',
  title: 'The config file does not exist',
  docs: {
    why: 'A path that does not exist is taken for a base64 text: the error message speaks of base64, not of the missing file.',
    bad: '{}',
    good: '{"train_micro_batch_size_per_gpu": 1}',
    run: { facts: { other: { missing_file: true } } },
    sources: ['deepspeed/runtime/tensor_parallel/init_utils.py:30', 'accelerate/utils/deepspeed.py:146'],
  },
  scope: 'integration',
  *check(view) {
    if (view.run.other?.missing_file !== true) return;
    yield {
      message:
        'This config file does not exist where the run looks for it, so its path is taken for base64 text, and the run stops. The path counts from the directory of the launch.',
      at: onFile(view),
    };
  },
});
