import type { ConfigView } from '../../rules/view.ts';
import { perView } from './per-view.ts';

export type Precision = 'fp16' | 'bf16' | 'fp32';

/** The type that the model is cast to: deepspeed/runtime/engine.py get_data_types. */
export const modelPrecision = perView((view): Precision => {
  if (view.setting('fp16', 'enabled') === true) return 'fp16';
  return view.setting(bf16Block(view), 'enabled') === true ? 'bf16' : 'fp32';
});

/** The block that DeepSpeed reads for bf16: `bfloat16` only where `bf16` is absent or null (deepspeed/runtime/precision_config.py:35). */
export function bf16Block(view: ConfigView): 'bf16' | 'bfloat16' {
  const bf16 = view.get('bf16');
  return (bf16 === undefined || bf16.kind === 'null') && view.get('bfloat16') !== undefined ? 'bfloat16' : 'bf16';
}

/** torch.autocast casts the operations instead of the model. */
export function usesAutocast(view: ConfigView): boolean {
  const enabled = view.get('torch_autocast', 'enabled');
  return enabled !== undefined && enabled.kind !== 'null' && !(enabled.kind === 'boolean' && !enabled.value);
}
