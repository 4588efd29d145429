import { dtypeOf } from '../../deepspeed/run/dtype.ts';
import { modelPrecision } from '../../deepspeed/run/precision.ts';
import { onValue } from '../place.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'param-dtype-mismatch',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: 'data_types.param_dtype contradicts the precision blocks',
  docs: {
    why: 'The type of the weights follows fp16.enabled and bf16.enabled. param_dtype may only repeat it: DeepSpeed asserts that the two agree.',
    bad: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "data_types": {"param_dtype": "fp16"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "bf16": {"enabled": true}, "data_types": {"param_dtype": "bf16"}}',
    run: { integration: 'raw' },
    sources: ['deepspeed/runtime/engine.py:1827'],
  },
  since: '0.19.0',
  keys: ['data_types'],
  scope: 'integration',
  *check(view) {
    const dtype = dtypeOf(view.get('data_types', 'param_dtype'));
    const model = modelPrecision(view);
    if (dtype === undefined || dtype === model) return;
    yield {
      message: `\`param_dtype\` says ${dtype}, but the model is trained in ${model}: DeepSpeed stops with an AssertionError. Switch on the matching \`fp16\` or \`bf16\` block, or remove it.`,
      at: onValue(view, 'data_types', 'param_dtype'),
    };
  },
});
