import { replaceValue } from '../../config/edit.ts';
import type { Refusal } from '../../deepspeed/refusals.ts';
import type { ConfigView } from '../view.ts';

/** `"5e8"` → `5e8`; where a whole number is wanted, `"5.0e8"` → `500000000`. */
export function bareNumberFix(view: ConfigView, refusal: Refusal): Refusal {
  const node = refusal.member?.value;
  if (node?.kind !== 'string') return refusal;
  const text = node.value.trim().replaceAll('_', '').replaceAll(',', '');
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || /^0[xob]/i.test(text)) return refusal;
  const whole = refusal.field?.kind === 'int' || refusal.field === undefined;
  if (whole && !Number.isInteger(value)) return refusal;
  const bare = whole ? String(value) : JSON.stringify(value);
  if (bare.includes('+')) return refusal;
  return { ...refusal, fix: { title: `write ${bare}`, edits: [replaceValue(view.document, node, bare)], safe: true } };
}
