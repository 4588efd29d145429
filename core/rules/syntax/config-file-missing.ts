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
    goodRun: { facts: { other: {} } },
    sources: [
      'deepspeed/runtime/tensor_parallel/init_utils.py:30',
      'accelerate/utils/deepspeed.py:146',
      'https://github.com/bowang-lab/BioReason/issues/10',
    ],
  },
  kind: 'any',
  scope: 'file',
  *check(view) {
    const file = view.getWritten('deepspeed_config', 'deepspeed_config_file');
    if (file?.kind === 'string' && view.run.other?.hasFile === false)
      yield {
        message: `\`deepspeed_config_file\` names ${JSON.stringify(file.value)}, which does not exist where the run looks for it: the run stops. The path counts from the directory of the launch.`,
        at: { pointer: '/deepspeed_config/deepspeed_config_file', span: file.span },
      };
    if (view.run.other?.missing_file !== true) return;
    yield {
      message:
        'This config file does not exist where the run looks for it, so its path is taken for base64 text, and the run stops. The path counts from the directory of the launch.',
      at: onFile(view),
    };
  },
});
