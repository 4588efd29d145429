import { dtypeOf } from '../../deepspeed/run/dtype.ts';
import { chooseOptimizer } from '../../deepspeed/run/optimizer.ts';
import { zeroStage } from '../../deepspeed/run/zero-stage.ts';
import { onValue, shown } from '../place.ts';
import { rule } from '../rule.ts';

const KEYS = ['grad_accum_dtype', 'param_dtype', 'buffer_dtype'] as const;

export default rule({
  id: 'dtype-name',
  group: 'precision',
  severity: 'error',
  effect: 'fails',
  title: 'Unknown type name in data_types',
  docs: {
    why: 'data_types takes fp32/float32/float, fp16/float16/half, bf16/bfloat16 and int8. Other names, also "auto", pass the config and stop the engine: "\'tf32\' is not a valid DtypeEnum".',
    bad: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "data_types": {"grad_accum_dtype": "tf32"}}',
    good: '{"train_micro_batch_size_per_gpu": 1, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}}, "zero_optimization": {"stage": 2}, "data_types": {"grad_accum_dtype": "fp32"}}',
    sources: ['deepspeed/runtime/engine.py:1809'],
  },
  keys: ['data_types'],
  scope: 'integration',
  *check(view) {
    for (const key of KEYS) {
      const value = view.get('data_types', key);
      if (value === undefined || value.kind === 'null' || dtypeOf(value) !== undefined) continue;
      // Nobody asks for the accumulation type of a run without an optimizer and without ZeRO.
      if (key === 'grad_accum_dtype' && chooseOptimizer(view).from === 'none' && zeroStage(view) === 0) continue;
      yield {
        message: `${shown(value)} is no type that \`data_types.${key}\` knows: DeepSpeed stops at start. Use fp32, bf16 or fp16.`,
        at: onValue(view, 'data_types', key),
      };
    }
  },
});
