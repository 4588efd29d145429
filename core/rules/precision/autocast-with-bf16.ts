import { bf16Block, modelPrecision } from '../../deepspeed/run/precision.ts';
import { isTruthy } from '../../deepspeed/run/truth.ts';
import { onKey } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'autocast-with-bf16',
  group: 'precision',
  severity: 'warning',
  effect: 'changed',
  since: '0.17.0',
  title: 'torch_autocast together with bf16 or fp16',
  docs: {
    why: 'torch_autocast keeps the weights in fp32 and casts the operations; bf16 and fp16 cast the weights. With both on, both happen: the fp32 weights that autocast is meant to keep are gone.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "torch_autocast": {"enabled": true, "dtype": "bfloat16"}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/torch_autocast.py:35'],
  },
  keys: ['torch_autocast'],
  scope: 'integration',
  *check(view) {
    const precision = modelPrecision(view);
    if (!isTruthy(view.get('torch_autocast', 'enabled')) || precision === 'fp32') return;
    const block = precision === 'bf16' ? bf16Block(view) : 'fp16';
    yield {
      message: `\`torch_autocast\` and \`${block}\` are both on, and both apply: the weights are cast to ${precision} although autocast would keep them in fp32. Keep one.`,
      at: onKey(view, 'torch_autocast'),
    };
  },
});
